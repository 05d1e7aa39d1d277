import type { Subscribable } from 'rxjs';
import { isAgentsError } from '../errors/AgentsError.js';
import type { Backlog } from './Backlog.js';
import { Fifo } from './Fifo.js';
import { finishedResultOf } from './finishedResultOf.js';
import { RESULT_FIELDS } from './RESULT_FIELDS.js';
import type { RunEnding } from './RunAsyncIterable.js';
import { Sink } from './Sink.js';

interface Reader<T> {
  readonly promise: Promise<IteratorResult<T, undefined>>;
  readonly resolve: (result: IteratorResult<T, undefined> | Promise<IteratorResult<T, undefined>>) => void;
}

/** Pulls events out of one subscription, which the first `next()` makes. Written by hand: an async generator cannot be closed while a `next()` is pending. */
export class RunIterator<T> {
  readonly #source$: Subscribable<T>;
  readonly #backlog: Backlog<T>;
  readonly #readers = new Fifo<Reader<T>>();
  readonly #sink: Sink<T>;
  #started = false;
  #ended = false;
  #failure: { readonly error: unknown } | undefined;
  #result: RunEnding | undefined;

  constructor(source$: Subscribable<T>, backlog: Backlog<T>) {
    this.#source$ = source$;
    this.#backlog = backlog;
    this.#sink = new Sink<T>({
      next: (event) => {
        this.#take(event);
      },
      error: (error) => {
        if (isAgentsError(error)) this.#result = error.partial;
        this.#failure = { error };
        this.#end();
      },
      complete: () => {
        this.#end();
      },
    });
  }

  static {
    for (const field of RESULT_FIELDS) {
      Object.defineProperty(this.prototype, field, {
        get(this: RunIterator<unknown>) {
          return (this.#result as Partial<Record<typeof field, unknown>> | undefined)?.[field];
        },
      });
    }
    // For `await using`, where the platform has it.
    const { asyncDispose } = Symbol as { readonly asyncDispose?: symbol };
    if (asyncDispose !== undefined) {
      Object.defineProperty(this.prototype, asyncDispose, {
        async value(this: RunIterator<unknown>) {
          await this.return();
        },
      });
    }
  }

  get result(): RunEnding | undefined {
    return this.#result;
  }

  next(): Promise<IteratorResult<T, undefined>> {
    if (this.#backlog.size > 0) return Promise.resolve({ done: false, value: this.#backlog.shift() as T });
    if (this.#ended) return this.#ending();
    const reader = createReader<T>();
    this.#readers.push(reader);
    this.#start();
    return reader.promise;
  }

  return(): Promise<IteratorReturnResult<undefined>> {
    this.#started = true;
    this.#failure = undefined;
    this.#backlog.clear();
    try {
      this.#sink.unsubscribe();
    } catch (error) {
      return rejected(error);
    } finally {
      this.#end();
    }
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(error?: unknown): Promise<IteratorReturnResult<undefined>> {
    return handled(this.return().then(() => rejected(error)));
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #start(): void {
    if (this.#started) return;
    this.#started = true;
    try {
      // A library whose Observables take the sink for a mere observer returns a subscription of its own.
      this.#sink.add(this.#source$.subscribe(this.#sink));
    } catch (error) {
      this.#sink.error(error);
    }
  }

  #take(event: T): void {
    this.#result = finishedResultOf(event) ?? this.#result;
    const reader = this.#readers.shift();
    if (reader === undefined) this.#backlog.push(event);
    else reader.resolve({ done: false, value: event });
  }

  #end(): void {
    this.#ended = true;
    for (let reader = this.#readers.shift(); reader !== undefined; reader = this.#readers.shift()) {
      void handled(reader.promise);
      reader.resolve(this.#ending());
    }
  }

  /** The error, told once; afterwards, or without one, that there is nothing more. */
  #ending(): Promise<IteratorReturnResult<undefined>> {
    const failure = this.#failure;
    this.#failure = undefined;
    return failure === undefined ? Promise.resolve({ done: true, value: undefined }) : rejected(failure.error);
  }
}

function createReader<T>(): Reader<T> {
  let resolve!: Reader<T>['resolve'];
  const promise = new Promise<IteratorResult<T, undefined>>((settle) => (resolve = settle));
  return { promise, resolve };
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
