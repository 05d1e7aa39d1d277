import { Observable, of, Subject, type Subscribable } from 'rxjs';
import type { RunEvent } from 'rxagents';
import { runIteratorOf } from '../../src/interop/runIteratorOf.js';
import { agentUpdated, finished, result } from './events.js';

describe('runIteratorOf', () => {
  it('should cut a source inside its synchronous burst', async () => {
    let produced = 0;
    const source$ = new Observable<number>((subscriber) => {
      while (!subscriber.closed) subscriber.next(++produced);
      subscriber.error(new Error('late'));
    });
    const iterator = runIteratorOf(source$, { overflow: 'error', max: 1 });
    expect(await iterator.next()).toEqual({ done: false, value: 1 });
    expect(produced).toBe(3);
    expect([await iterator.next(), await iterator.next()]).toEqual([
      { done: false, value: 2 },
      { done: false, value: 3 },
    ]);
    await expect(iterator.next()).rejects.toThrow('more than 1 unread events');
  });

  it.each(['error', 'complete'] as const)('should have torn the source down when its %s is heard', async (ending) => {
    const log: string[] = [];
    const source$ = new Observable<number>((subscriber) => {
      subscriber.add(() => log.push('teardown'));
      subscriber[ending](undefined as never);
    });
    const hear = () => log.push('heard');
    await runIteratorOf(source$, {}).next().then(hear, hear);
    expect(log).toEqual(['teardown', 'heard']);
  });

  it.each(['error', 'complete'] as const)('should pass %s on although the teardown throws', async (ending) => {
    let sink: Parameters<Subscribable<number>['subscribe']>[0] = {};
    const source$ = new Observable<number>((subscriber) => {
      sink = subscriber;
      return () => {
        throw new Error('teardown');
      };
    });
    const pending = runIteratorOf(source$, {}).next();
    expect(() => sink[ending]?.(new Error('failed'))).toThrow('teardown');
    await (ending === 'error'
      ? expect(pending).rejects.toThrow('failed')
      : expect(pending).resolves.toEqual({ done: true, value: undefined }));
  });

  it('should tell a source that comes late that nobody listens', async () => {
    const source$ = new Subject<number>();
    const iterator = runIteratorOf(source$, {});
    void iterator.next();
    await iterator.return();
    source$.next(1);
    expect(await iterator.next()).toEqual({ done: true, value: undefined });
  });

  it('should show the result that came last', async () => {
    const stopped: RunEvent<string>[] = [finished, agentUpdated];
    const second = { status: 'stopped' as const, runId: 'run_2' };
    const iterator = runIteratorOf<unknown>(of(...stopped, { type: 'run_finished_event', result: second }), {});
    await iterator.next();
    expect(result).toMatchObject({ status: 'completed', finalOutput: 'Hello' });
    expect([iterator.result, iterator.status, iterator.runId, iterator.finalOutput]).toEqual([
      second,
      'stopped',
      'run_2',
      undefined,
    ]);
  });
});
