import { expectTypeOf } from 'expect-type';
import { concat, EMPTY, filter, from, map, NEVER, Observable, of, Subject, throwError, type Subscribable } from 'rxjs';
import { ModelError, UserError, type FailedRunResult, type RunEvent, type RunItemStreamEvent } from 'rxagents';
import type { RunEnding } from '../../src/interop/RunAsyncIterable.js';
import { toAsyncIterable } from '../../src/interop/toAsyncIterable.js';
import { anotherCopyOfRxjs } from './anotherCopyOfRxjs.js';
import { agentUpdated, finished, itemDone, progress, result, textDelta } from './events.js';

const DONE = { done: true, value: undefined };
const values = async <T>(iterable: AsyncIterable<T>, into: T[] = []): Promise<T[]> => {
  for await (const value of iterable) into.push(value);
  return into;
};
const yielded = <T>(value: T) => ({ done: false, value });

describe('toAsyncIterable', () => {
  describe('subscription', () => {
    it('should subscribe at the first next(), once', async () => {
      let subscriptions = 0;
      const run$ = new Observable<RunEvent>((subscriber) => {
        subscriptions++;
        subscriber.next(agentUpdated);
        subscriber.complete();
      });
      const iterable = toAsyncIterable(run$);
      const iterator = iterable[Symbol.asyncIterator]();
      expect(subscriptions).toBe(0);
      await iterator.next();
      await iterator.next();
      await iterator.next();
      expect(subscriptions).toBe(1);
    });

    it('should be one single-use iterator', async () => {
      const iterable = toAsyncIterable(of(agentUpdated, finished));
      expect(iterable[Symbol.asyncIterator]()).toBe(iterable);
      expect(await values(iterable)).toHaveLength(2);
      expect(await values(iterable)).toEqual([]);
    });

    it('should unsubscribe when the loop is left', async () => {
      const run$ = new Subject<RunEvent>();
      const iterable = toAsyncIterable(run$);
      queueMicrotask(() => {
        run$.next(agentUpdated);
      });
      for await (const event of iterable) {
        expect(event).toBe(agentUpdated);
        break;
      }
      expect(run$.observed).toBe(false);
      expect(await iterable.next()).toEqual(DONE);
    });

    it('should unsubscribe when the loop throws', async () => {
      const run$ = concat(of(agentUpdated), NEVER);
      let tornDown = false;
      const watched$ = new Observable<RunEvent>((subscriber) => {
        subscriber.add(() => (tornDown = true));
        return run$.subscribe(subscriber);
      });
      const loop = async () => {
        for await (const event of toAsyncIterable(watched$)) throw new Error(event.type);
      };
      await expect(loop()).rejects.toThrow('agent_updated_stream_event');
      expect(tornDown).toBe(true);
    });

    it('should cut a run inside its synchronous burst', async () => {
      let produced = 0;
      const run$ = new Observable<RunEvent>((subscriber) => {
        while (!subscriber.closed) {
          produced++;
          if (produced === 3) void iterable.return();
          subscriber.next(agentUpdated);
        }
      });
      const iterable = toAsyncIterable(run$);
      expect(await iterable.next()).toEqual(yielded(agentUpdated));
      expect(await iterable.next()).toEqual(DONE);
      expect(produced).toBe(3);
    });
  });

  describe('delivery', () => {
    it('should deliver a synchronous run whole', async () => {
      const events = [agentUpdated, textDelta('a'), itemDone(), finished];
      expect(await values(toAsyncIterable(from(events)))).toEqual(events);
    });

    it('should give an event to a next() that waits', async () => {
      const run$ = new Subject<RunEvent>();
      const iterable = toAsyncIterable(run$);
      const pending = iterable.next();
      run$.next(agentUpdated);
      expect(await pending).toEqual(yielded(agentUpdated));
    });

    it('should answer several next() calls in the order of the calls', async () => {
      const run$ = new Subject<number>();
      const iterable = toAsyncIterable(run$);
      const order: string[] = [];
      const pending = ['a', 'b', 'c', 'd'].map((name) =>
        iterable.next().then((answer) => order.push(`${name} ${answer.value}`)),
      );
      run$.next(1);
      run$.next(2);
      run$.complete();
      await Promise.all(pending);
      expect(order).toEqual(['a 1', 'b 2', 'c undefined', 'd undefined']);
    });

    it('should not take an undefined for an end', async () => {
      expect(await values(toAsyncIterable(of(undefined, 0, undefined)))).toEqual([undefined, 0, undefined]);
    });

    it('should deliver a long backlog in order', async () => {
      const iterable = toAsyncIterable(from({ length: 200_000 } as ArrayLike<undefined>).pipe(map((_, i) => i)));
      let expected = 0;
      for await (const value of iterable) if (value !== expected++) throw new Error(`${value} is out of order`);
      expect(expected).toBe(200_000);
    });
  });

  describe('errors', () => {
    const failure = new ModelError('The connection was cut.');

    it('should deliver what came before an error, then the error once, then nothing', async () => {
      const iterable = toAsyncIterable(
        concat(
          of(agentUpdated, textDelta('a')),
          throwError(() => failure),
        ),
      );
      expect(await iterable.next()).toEqual(yielded(agentUpdated));
      expect(await iterable.next()).toEqual(yielded(textDelta('a')));
      await expect(iterable.next()).rejects.toBe(failure);
      expect(await iterable.next()).toEqual(DONE);
    });

    it('should give the error to the first of several next() calls', async () => {
      const run$ = new Subject<RunEvent>();
      const iterable = toAsyncIterable(run$);
      const pending = [iterable.next(), iterable.next(), iterable.next()];
      run$.error(failure);
      expect(await Promise.allSettled(pending)).toEqual([
        { status: 'rejected', reason: failure },
        { status: 'fulfilled', value: DONE },
        { status: 'fulfilled', value: DONE },
      ]);
    });

    it('should pass on an error that is undefined', async () => {
      const iterable = toAsyncIterable(throwError(() => undefined));
      await expect(iterable.next()).rejects.toBeUndefined();
      expect(await iterable.next()).toEqual(DONE);
    });

    it('should reject with what subscribe() throws', async () => {
      const run$: Subscribable<RunEvent> = {
        subscribe: () => {
          throw failure;
        },
      };
      await expect(toAsyncIterable(run$).next()).rejects.toBe(failure);
    });

    it.each([[undefined], [null], [Promise.resolve()], [{}], ['run']])('should refuse %p at once', (value) => {
      expect(() => toAsyncIterable(value as unknown as Subscribable<RunEvent>)).toThrow(UserError);
      expect(() => toAsyncIterable(value as unknown as Subscribable<RunEvent>)).toThrow('toAsyncIterable() was given');
    });
  });

  describe('return()', () => {
    it('should unsubscribe at once and settle every pending next() as done', async () => {
      const run$ = new Subject<RunEvent>();
      const iterable = toAsyncIterable(run$);
      const pending = [iterable.next(), iterable.next()];
      const returned = iterable.return();
      expect(run$.observed).toBe(false);
      expect(await Promise.all([...pending, returned])).toEqual([DONE, DONE, DONE]);
    });

    it('should drop what waits, an error included', async () => {
      const iterable = toAsyncIterable(
        concat(
          of(agentUpdated, itemDone()),
          throwError(() => new Error('failed')),
        ),
      );
      await iterable.next();
      await iterable.return();
      expect(await iterable.next()).toEqual(DONE);
    });

    it('should never subscribe when it comes first', async () => {
      let subscribed = false;
      const iterable = toAsyncIterable(
        new Observable<RunEvent>(() => {
          subscribed = true;
        }),
      );
      expect(await iterable.return()).toEqual(DONE);
      expect(await iterable.next()).toEqual(DONE);
      expect(subscribed).toBe(false);
    });

    it('should reject when the teardown throws, and settle pending calls all the same', async () => {
      const run$ = new Observable<RunEvent>(() => () => {
        throw new Error('teardown');
      });
      const iterable = toAsyncIterable(run$);
      const pending = iterable.next();
      await expect(iterable.return()).rejects.toThrow('teardown');
      expect(await pending).toEqual(DONE);
    });
  });

  describe('throw()', () => {
    it('should unsubscribe, settle pending calls as done and reject with the error', async () => {
      const run$ = new Subject<RunEvent>();
      const iterable = toAsyncIterable(run$);
      const pending = iterable.next();
      const thrown = iterable.throw(new Error('enough'));
      expect(run$.observed).toBe(false);
      await expect(thrown).rejects.toThrow('enough');
      expect(await pending).toEqual(DONE);
      expect(await iterable.next()).toEqual(DONE);
    });
  });

  describe('await using', () => {
    const { asyncDispose } = Symbol as { asyncDispose?: symbol };

    afterEach(() => {
      if (asyncDispose === undefined) Reflect.deleteProperty(Symbol, 'asyncDispose');
    });

    it('should unsubscribe when disposed of, where the platform has asyncDispose', async () => {
      const symbol = asyncDispose ?? Symbol('Symbol.asyncDispose');
      if (asyncDispose === undefined) Object.assign(Symbol, { asyncDispose: symbol });
      const run$ = new Subject<RunEvent>();
      let fresh: typeof toAsyncIterable | undefined;
      await jest.isolateModulesAsync(async () => {
        ({ toAsyncIterable: fresh } = await import('../../src/interop/toAsyncIterable.js'));
      });
      const iterable = fresh?.(run$);
      const pending = iterable?.next();
      await (iterable as unknown as Record<symbol, () => Promise<void>>)[symbol]?.();
      expect(run$.observed).toBe(false);
      expect(await pending).toEqual(DONE);
    });
  });

  describe('result', () => {
    it('should be undefined, field by field, until the run has ended', async () => {
      const run$ = new Subject<RunEvent<string>>();
      const iterable = toAsyncIterable(run$);
      const names = Object.keys(result);
      const fields = () => names.map((field) => (iterable as unknown as Record<string, unknown>)[field]);
      void iterable.next();
      run$.next(agentUpdated);
      expect([iterable.result, ...fields()]).toEqual([undefined, ...names.map(() => undefined)]);
      run$.next(finished);
      expect(iterable.result).toBe(result);
      expect(fields()).toEqual(Object.values(result));
      expect(iterable.finalOutput).toBe('Hello');
      expect(iterable.history).toBe(result.history);
    });

    it('should not be read before it is asked for', async () => {
      const history = jest.fn(() => []);
      const lazy = Object.defineProperty({ ...result }, 'history', { get: history, enumerable: true });
      const iterable = toAsyncIterable(of<RunEvent<string>>({ type: 'run_finished_event', result: lazy }));
      await values(iterable);
      expect(iterable.status).toBe('completed');
      expect(history).not.toHaveBeenCalled();
      expect(iterable.history).toEqual([]);
    });

    it('should be there in the loop when the last event is', async () => {
      const iterable = toAsyncIterable(of(agentUpdated, finished));
      for await (const { type } of iterable)
        if (type === 'run_finished_event') expect(iterable.status).toBe('completed');
      expect(iterable.status).toBe('completed');
    });

    it('should be the partial of the error when the run failed', async () => {
      const { finalOutput: _, ...rest } = result as Extract<typeof result, { status: 'completed' }>;
      const partial: FailedRunResult = { ...rest, status: 'failed' };
      const failure = Object.assign(new ModelError('The connection was cut.'), { partial });
      const iterable = toAsyncIterable(throwError(() => failure));
      await expect(iterable.next()).rejects.toBe(failure);
      expect(iterable).toMatchObject({ result: partial, status: 'failed', usage: result.usage });
      expect(iterable.finalOutput).toBeUndefined();
    });

    it('should stay undefined after an error that has no partial', async () => {
      const iterable = toAsyncIterable(throwError(() => new Error('failed')));
      await expect(iterable.next()).rejects.toThrow('failed');
      expect(iterable.result).toBeUndefined();
    });

    it('should not be that of a nested run', async () => {
      const nested: RunEvent = { type: 'nested_run_event', agent: { name: 'Sub' }, callId: 'call_1', event: finished };
      const iterable = toAsyncIterable(of(nested));
      await values(iterable);
      expect(iterable.result).toBeUndefined();
    });
  });

  describe('overflow', () => {
    const deltas = Array.from({ length: 50 }, (_, i) => textDelta(`${i},`));
    const text = deltas.map(({ data }) => data.delta).join('');
    const fast$: Observable<RunEvent> = from([agentUpdated, ...deltas, itemDone(), progress(1), finished]);

    it('should keep every event by default', async () => {
      expect(await values(toAsyncIterable(fast$))).toHaveLength(54);
    });

    it('should join what waits of a text with coalesce', async () => {
      expect(await values(toAsyncIterable(fast$, { overflow: 'coalesce' }))).toEqual([
        agentUpdated,
        textDelta(text),
        itemDone(),
        progress(1),
        finished,
      ]);
    });

    it('should join nothing for a reader that keeps up', async () => {
      const run$ = new Subject<RunEvent>();
      const iterable = toAsyncIterable(run$, { overflow: 'coalesce' });
      for (const delta of deltas) {
        const pending = iterable.next();
        run$.next(delta);
        expect((await pending).value).toBe(delta);
      }
    });

    it('should drop the oldest deltas with latest, and neither item nor ending', async () => {
      const kept = await values(toAsyncIterable(fast$, { overflow: 'latest', max: 3 }));
      expect(kept).toEqual([agentUpdated, itemDone(), progress(1), finished]);
      const more = await values(toAsyncIterable(fast$, { overflow: 'latest', max: 5 }));
      expect(more).toEqual([agentUpdated, ...deltas.slice(-2), itemDone(), progress(1), finished]);
    });

    it('should unsubscribe with error, deliver what waits, then say what to do', async () => {
      const seen: RunEvent[] = [];
      let produced = 0;
      const endless$ = new Observable<RunEvent>((subscriber) => {
        while (!subscriber.closed) subscriber.next(progress(produced++));
      });
      const reading = values(toAsyncIterable(endless$, { overflow: 'error', max: 10 }), seen);
      await expect(reading).rejects.toThrow(
        expect.objectContaining({
          name: 'UserError',
          message: expect.stringMatching(/more than 10 unread events.*raise max/),
        }),
      );
      // The first went to the reader that waited; of the others, ten may wait and the eleventh is one too many.
      expect([produced, seen.length]).toEqual([12, 12]);
    });

    it('should refuse bad options at once', () => {
      expect(() => toAsyncIterable(fast$, { overflow: 'sometimes' as 'latest' })).toThrow(UserError);
      expect(() => toAsyncIterable(fast$, { overflow: 'error', max: -1 })).toThrow(UserError);
    });
  });

  describe('interop', () => {
    it('should cut a run of another copy of RxJS inside its burst', async () => {
      const copy = anotherCopyOfRxjs();
      expect(copy.Observable).not.toBe(Observable);
      let produced = 0;
      let tornDown = false;
      const run$ = new copy.Observable<RunEvent>((subscriber) => {
        while (!subscriber.closed && produced < 1000) subscriber.next(progress(produced++));
        return () => (tornDown = true);
      }).pipe(copy.map((event) => event));
      await expect(values(toAsyncIterable(run$, { overflow: 'error', max: 3 }))).rejects.toThrow(UserError);
      expect([produced, tornDown]).toEqual([5, true]);
    });

    it('should unsubscribe from a library that takes the sink for a mere observer', async () => {
      let unsubscribed = false;
      const run$: Subscribable<RunEvent> = {
        subscribe: ({ next }) => {
          expect(next).toBeInstanceOf(Function);
          return { unsubscribe: () => (unsubscribed = true) };
        },
      };
      const iterable = toAsyncIterable(run$);
      void iterable.next();
      await iterable.return();
      expect(unsubscribed).toBe(true);
    });
  });

  it('should keep the types of the run', () => {
    interface Weather {
      readonly degrees: number;
    }
    interface Named {
      readonly name: 'Weather';
    }
    const run$: Observable<RunEvent<Weather, Named>> = EMPTY;
    const iterable = toAsyncIterable(run$);
    expectTypeOf(iterable.finalOutput).toEqualTypeOf<Weather | undefined>();
    expectTypeOf(iterable.lastAgent).toEqualTypeOf<Named | undefined>();
    expectTypeOf(iterable.result).toEqualTypeOf<RunEnding<Weather, Named> | undefined>();
    expectTypeOf(iterable.status).toEqualTypeOf<RunEnding['status'] | undefined>();
    expectTypeOf(iterable.newItems).toEqualTypeOf<RunEnding['newItems'] | undefined>();
    expectTypeOf(iterable.next()).resolves.toEqualTypeOf<IteratorResult<RunEvent<Weather, Named>, undefined>>();

    // What is piped from a run keeps its own type, and has a result only if the last event can be in it.
    const items = toAsyncIterable(
      run$.pipe(filter((event): event is RunItemStreamEvent => event.type === 'run_item_stream_event')),
    );
    expectTypeOf(items.next()).resolves.toEqualTypeOf<IteratorResult<RunItemStreamEvent, undefined>>();
    expectTypeOf(items.finalOutput).toEqualTypeOf<undefined>();
  });
});
