import { Observable, type Subscribable, type Subscriber, type TeardownLogic } from 'rxjs';
import { isAgentsError } from '../errors/AgentsError.js';
import type { AgentReference } from '../events/AgentReference.js';
import { backlogFrom } from './backlogFrom.js';
import { Fifo } from './Fifo.js';
import { finishedResultOf } from './finishedResultOf.js';
import type { OverflowOptions } from './OverflowOptions.js';
import type { RunAsyncIterable, RunEnding } from './RunAsyncIterable.js';

type Answer<T> = IteratorResult<T, undefined>;

interface Reader<T> {
  promise: Promise<Answer<T>>;
  resolve: (answer: Answer<T> | Promise<Answer<T>> | undefined) => void;
}

interface RunIterator<T> extends Pick<RunAsyncIterable<unknown, AgentReference, T>, 'next' | 'return' | 'throw'> {
  result: RunEnding | undefined;
  [Symbol.asyncIterator](): this;
}

/** Pulls events out of one subscription, which the first `next()` makes. Written by hand: an async generator cannot be closed while a `next()` is pending. */
export function runIteratorOf<T>(
  source$: Subscribable<T>,
  options: OverflowOptions,
): RunAsyncIterable<unknown, AgentReference, T> {
  const readers = new Fifo<Reader<T>>();
  let backlog = backlogFrom<T>(options);
  let sink: Subscriber<T> | undefined;
  let ended = false;
  let failure: Promise<never> | undefined;

  /** The event that has waited longest, then the error, told once; afterwards, or without one, that there is nothing more. */
  const answer = (): Promise<Answer<T>> | undefined => {
    if (backlog.size > 0) return Promise.resolve({ done: false, value: backlog.shift() as T });
    if (!ended) return undefined;
    const told = failure ?? Promise.resolve<Answer<T>>({ done: true, value: undefined });
    failure = undefined;
    return told;
  };
  const end = (): void => {
    ended = true;
    for (let reader; (reader = readers.shift());) {
      void handled(reader.promise);
      reader.resolve(answer());
    }
  };
  const start = (): void => {
    new Observable<T>((subscriber): TeardownLogic => {
      // Known before the source starts, so that `return()` cuts it inside its first burst, whichever copy of RxJS it is of.
      sink = subscriber;
      return source$.subscribe(subscriber);
    }).subscribe({
      next(event) {
        const finished = finishedResultOf(event);
        if (finished) conclude(iterator, finished);
        const reader = readers.shift();
        if (reader) reader.resolve({ done: false, value: event });
        else {
          const overflow = backlog.push(event);
          if (overflow) sink?.error(overflow);
        }
      },
      error(error: unknown) {
        if (isAgentsError(error) && error.partial) conclude(iterator, error.partial);
        failure = rejected(error);
        end();
      },
      complete: end,
    });
  };

  const iterator: RunIterator<T> = {
    result: undefined,
    next() {
      const told = answer();
      if (told) return told;
      const reader = createReader<T>();
      readers.push(reader);
      if (!sink) start();
      return reader.promise;
    },
    return: () =>
      handled(
        new Promise<IteratorReturnResult<undefined>>((resolve) => {
          backlog = backlogFrom(options);
          failure = undefined;
          end();
          sink?.unsubscribe();
          resolve({ done: true, value: undefined });
        }),
      ),
    throw: (error?: unknown) => handled(iterator.return().then(() => rejected(error))),
    [Symbol.asyncIterator]: () => iterator,
    // For `await using`, where the platform has it.
    [(Symbol as { readonly asyncDispose?: symbol }).asyncDispose ?? Symbol()]: async () => {
      await iterator.return();
    },
  };
  // The fields of the result are defined once there is one, which the compiler does not see.
  return iterator as unknown as RunAsyncIterable<unknown, AgentReference, T>;
}

function conclude<T>(iterator: RunIterator<T>, ending: RunEnding): void {
  iterator.result = ending;
  for (const field in ending)
    Object.defineProperty(iterator, field, {
      configurable: true,
      // Not read before it is asked for: a result makes its lists when they are first read.
      get: () => iterator.result?.[field as keyof RunEnding],
    });
}

function createReader<T>(): Reader<T> {
  const reader = {} as Reader<T>;
  reader.promise = new Promise((resolve) => (reader.resolve = resolve as Reader<T>['resolve']));
  return reader;
}

function rejected(error: unknown): Promise<never> {
  // As in RxJS, what a run fails with may be anything.
  return handled(Promise.reject(error as Error));
}

/** A reader that asked for several events at once awaits them in turn: a later one's rejection is not unhandled, it is early. */
function handled<TPromise extends Promise<unknown>>(promise: TPromise): TPromise {
  promise.catch(() => undefined);
  return promise;
}
