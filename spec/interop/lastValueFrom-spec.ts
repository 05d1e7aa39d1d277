import { expectTypeOf } from 'expect-type';
import { concat, EMPTY, filter, Observable, of, Subject, throwError, type Subscribable } from 'rxjs';
import { ModelError, UserError, type RunEvent, type RunResult } from 'rxagents';
import { lastValueFrom } from '../../src/interop/lastValueFrom.js';
import { anotherCopyOfRxjs } from './anotherCopyOfRxjs.js';
import { agentUpdated, finished, result, textDelta } from './events.js';

describe('lastValueFrom', () => {
  it('should resolve with the result that the last event holds', async () => {
    expect(await lastValueFrom(of(agentUpdated, textDelta('Hello'), finished))).toBe(result);
  });

  it('should subscribe at once, once a call', async () => {
    let subscriptions = 0;
    const run$ = new Observable<RunEvent>((subscriber) => {
      subscriptions++;
      subscriber.next(finished);
      subscriber.complete();
    });
    const both = [lastValueFrom(run$), lastValueFrom(run$)];
    expect(subscriptions).toBe(2);
    expect(await Promise.all(both)).toEqual([result, result]);
  });

  it('should wait until the run completes', async () => {
    const run$ = new Subject<RunEvent<string>>();
    const log: string[] = [];
    const awaited = lastValueFrom(run$).then(() => log.push('resolved'));
    run$.next(finished);
    await Promise.resolve();
    expect(log).toEqual([]);
    run$.complete();
    await awaited;
    expect(log).toEqual(['resolved']);
  });

  it("should reject with the run's error", async () => {
    const failure = new ModelError('The connection was cut.');
    const run$: Observable<RunEvent> = concat(
      of(agentUpdated),
      throwError(() => failure),
    );
    await expect(lastValueFrom(run$)).rejects.toBe(failure);
  });

  it.each<[string, Observable<unknown>]>([
    ['nothing', EMPTY],
    ['no ending', of(agentUpdated)],
    ['no events', of(1, undefined, null, 'run_finished_event')],
  ])('should reject with a UserError if what it is given emits %s', async (_, source$) => {
    await expect(lastValueFrom(source$ as Observable<RunEvent>)).rejects.toThrow(
      expect.objectContaining({ name: 'UserError', message: expect.stringContaining('run_finished_event') }),
    );
  });

  it.each([
    [undefined, 'Undefined'],
    [null, 'Null'],
    [Promise.resolve(), 'Promise'],
    [{}, 'Object'],
    ['run', 'String'],
  ])('should reject with a UserError if it is given %p', async (value, described) => {
    const promise = lastValueFrom(value as unknown as Observable<RunEvent>);
    await expect(promise).rejects.toBeInstanceOf(UserError);
    await expect(promise).rejects.toThrow(`lastValueFrom() was given [object ${described}]`);
  });

  it('should reject with what subscribe() throws', async () => {
    const run$: Subscribable<RunEvent> = {
      subscribe: () => {
        throw new Error('closed');
      },
    };
    await expect(lastValueFrom(run$)).rejects.toThrow('closed');
  });

  it('should take the run of another copy of RxJS', async () => {
    const run$ = anotherCopyOfRxjs().of(agentUpdated, finished);
    expect(run$).not.toBeInstanceOf(Observable);
    expect(await lastValueFrom(run$)).toBe(result);
  });

  it('should keep the types of the run', () => {
    const run$: Observable<RunEvent<{ degrees: number }, { name: 'Weather' }>> = of();
    const typed = () => lastValueFrom(run$);
    expectTypeOf(typed).returns.resolves.toEqualTypeOf<RunResult<{ degrees: number }, { name: 'Weather' }>>();
    const ending = () => lastValueFrom(run$.pipe(filter((event) => event.type === 'run_finished_event')));
    expectTypeOf(ending).returns.resolves.toEqualTypeOf<RunResult<{ degrees: number }, { name: 'Weather' }>>();
  });
});
