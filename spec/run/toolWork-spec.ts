import { NEVER, Observable, of, take, type Subscription } from 'rxjs';
import type { ToolCallDetails } from 'rxagents';
import type { LateMap } from '../../src/run/LateMap.js';
import { toolWork } from '../../src/run/toolWork.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';
import { functionCall } from '../helpers/rawItems.js';
import { toolNamed } from '../helpers/toolNamed.js';
import { turnOf } from '../helpers/turnOf.js';

type Execute = (args: unknown, context: never, details: ToolCallDetails) => unknown;

/** The work of a tool, and what the run knows to be unsettled. */
function workOf(execute: Execute, env = environment()) {
  const call = functionCall('a', 'look_up');
  const work$ = toolWork(turnOf({ env }), toolNamed({}, execute), call, { word: 'x' });
  return { work$, unsettled: env.unsettled };
}

/** Starts a tool and hands out its details. */
function started(returned: unknown): {
  details: ToolCallDetails;
  subscription: Subscription;
  unsettled: LateMap<string, unknown>;
} {
  let details: ToolCallDetails | undefined;
  const { work$, unsettled } = workOf((_args, _context, given) => ((details = given), returned));
  const subscription = work$.subscribe({ error: () => undefined });
  return { details: details!, subscription, unsettled };
}

describe('toolWork', () => {
  it(
    'should execute the tool for each subscriber, and be torn down with it',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const tool = cold('   ---(v|)');
      const subs = ['       ^--!', '-^-!'];
      const { work$ } = workOf(() => tool);
      expectObservable(work$).toBe('        ---(v|)', { v: { type: 'value', value: 'v' } });
      expectObservable(work$, '-^-!').toBe('----');
      expectSubscriptions(tool.subscriptions).toBe(subs.map((line) => line.trim()));
    }),
  );

  it('should hand the tool its arguments, the context of the run and the details of the call', () => {
    const context = { user: 'Ada' };
    let given: unknown[] = [];
    workOf((...all) => void (given = all), environment({ context: context as never })).work$.subscribe();
    expect(given.slice(0, 2)).toEqual([{ word: 'x' }, context]);
    expect(given[2]).toMatchObject({
      toolCall: { call_id: 'a' },
      agent: { name: 'A' },
      turn: 1,
      key: 'turn-1/tool/a',
      idempotencyKey: 'run_1/turn-1/tool/a',
      usage: { requests: 0 },
    });
  });

  it('should report what the tool emits at once, and nothing once it has ended', () => {
    const seen: unknown[] = [];
    let details: ToolCallDetails | undefined;
    const { work$ } = workOf((_args, _context, given) => {
      details = given;
      given.emit('half');
      return 'ok';
    });
    work$.subscribe({ next: (work) => seen.push(work), complete: () => seen.push('|') });
    details?.emit('late');
    expect(seen).toEqual([{ type: 'progress', data: 'half' }, { type: 'value', value: 'ok' }, '|']);
  });

  it('should error with what the tool throws', () => {
    const seen: unknown[] = [];
    workOf(() => {
      throw new Error('no');
    }).work$.subscribe({ error: (error: unknown) => seen.push(error) });
    expect(seen).toEqual([new Error('no')]);
  });

  describe('the signal', () => {
    it('should abort when the call is unsubscribed', () => {
      const { details, subscription } = started(NEVER);
      const { signal } = details;
      expect(signal.aborted).toBe(false);
      subscription.unsubscribe();
      expect(signal.aborted).toBe(true);
    });

    it('should be aborted also where it is read only after that', () => {
      const { details, subscription } = started(NEVER);
      subscription.unsubscribe();
      expect(details.signal.aborted).toBe(true);
    });

    it('should not abort when the tool has settled', () => {
      const { details, subscription } = started(of('ok'));
      subscription.unsubscribe();
      expect(details.signal.aborted).toBe(false);
    });

    it('should still abort a tool that has failed no more than one that has settled', () => {
      let signal: AbortSignal | undefined;
      const failing = new Observable<never>((subscriber) => subscriber.error(new Error('no')));
      workOf((_args, _context, details) => {
        ({ signal } = details);
        return failing;
      }).work$.subscribe({ error: () => undefined });
      expect(signal?.aborted).toBe(false);
    });
  });

  describe('what is unsettled', () => {
    it.each<[string, () => unknown]>([
      ['a promise', () => new Promise(() => undefined)],
      [
        'an async generator',
        () =>
          (async function* () {
            yield await new Promise(() => undefined);
          })(),
      ],
    ])('should be %s that was started and cut off', (_what, make) => {
      const { subscription, unsettled } = started(make());
      expect([...unsettled.values()]).toEqual([{ callId: 'a', toolName: 'look_up' }]);
      subscription.unsubscribe();
      expect(unsettled.values().length).toBe(1);
    });

    it('should not be an Observable, which its teardown ends, nor a value', () => {
      expect(started(NEVER).unsettled.values().length).toBe(0);
      expect(started('ok').unsettled.values().length).toBe(0);
    });

    it.each([
      ['settles', () => Promise.resolve('ok')],
      ['fails', () => Promise.reject(new Error('no'))],
    ])('should not be a promise that %s', async (_what, make) => {
      const promise = make();
      const { unsettled } = started(promise);
      await promise.catch(() => undefined);
      await Promise.resolve();
      expect(unsettled.values().length).toBe(0);
    });

    it('should be a promise whose tool was cut off while it was called, and nobody minds its failure', async () => {
      const then = jest.fn();
      const { work$, unsettled } = workOf((_args, _context, details) => {
        details.emit('half');
        return { then };
      });
      // Leaves in the delivery of the first progress, when the tool has not returned its promise yet.
      work$.pipe(take(1)).subscribe();
      expect([...unsettled.values()]).toEqual([{ callId: 'a', toolName: 'look_up' }]);
      await Promise.resolve();
      expect(then.mock.calls).toEqual([[undefined, expect.any(Function)]]);
    });
  });
});
