import { noop, Observable, type Subscriber, type Subscription } from 'rxjs';
import { Fifo } from '../interop/Fifo.js';
import { follow, followWith } from './follow.js';
import { HandlersFollower } from './HandlersFollower.js';

/** What `drive` is made of: pure functions of the state, and the work they ask for. */
export interface Drive<TState, TElement, TEvent extends TElement> {
  readonly seed: TState;
  /** The work that comes next, or nothing when there is none left. */
  readonly step: (state: TState) => Observable<TElement> | undefined;
  /** The state after one more element of the work, or one more signal. */
  readonly reduce: (state: TState, element: TElement) => TState;
  /** Tells what the subscriber gets from what only the state is told. */
  readonly isVisible: (element: TElement) => element is TEvent;
  /** The element that says that the work failed; nothing when a failure ends it all. */
  readonly failureOf: (state: TState, error: unknown) => TElement | undefined;
  /** Signals from outside, and whether one of them cuts the work in progress. */
  readonly signal$: Observable<TElement>;
  readonly isCut: (before: TState, after: TState) => boolean;
}

/**
 * Takes one step after another: a trampoline, so that the stack does not grow with the steps, which delivers one event at a time.
 *
 * RxJS's own loops break here: `expand` and recursive `concat` end in nothing after some hundred synchronous turns, and
 * `queueScheduler` would delay a run that another run's handler starts. A signal cuts the work at once, inside whatever delivery it
 * arrives in; what follows from it is said when that delivery has returned.
 */
export function drive<TState, TElement, TEvent extends TElement>(
  make: () => Drive<TState, TElement, TEvent>,
): Observable<TEvent> {
  return new Observable((subscriber) => begin(subscriber, make()));
}

/** By itself, so that what is no longer needed, such as the seed, is kept by no closure. */
function begin<TState, TElement, TEvent extends TElement>(
  subscriber: Subscriber<TEvent>,
  { seed, step, reduce, isVisible, failureOf, signal$, isCut }: Drive<TState, TElement, TEvent>,
): void {
  const destination = subscriber as Subscriber<never>;
  let waiting: Fifo<TEvent> | undefined;
  let state = seed;
  let work: Subscription | undefined;
  let failure: { readonly error: unknown } | undefined;
  let isDue = true;
  let isStarting = false;
  let isDelivering = false;

  const deliver = (event: TEvent): void => {
    if (isDelivering) {
      (waiting ??= new Fifo()).push(event);
      return;
    }
    isDelivering = true;
    subscriber.next(event);
    while (waiting && waiting.size > 0 && !subscriber.closed) subscriber.next(waiting.shift() as TEvent);
    isDelivering = false;
    if (isDue) go();
  };
  const take = (element: TElement): void => {
    state = reduce(state, element);
    if (isVisible(element)) deliver(element);
  };
  const proceed = (): void => {
    isDue = true;
    go();
  };
  const fail = (error: unknown): void => {
    cut(work);
    const element = failureOf(state, error);
    if (element === undefined) failure = { error };
    else state = reduce(state, element);
    proceed();
  };
  const start = (): void => {
    const work$ = step(state);
    if (!work$) {
      subscriber.complete();
      return;
    }
    const inner = new HandlersFollower<TElement>(destination, { next: take, error: fail, complete: proceed });
    // Known before it starts, since a signal may cut it inside its first burst.
    work = inner;
    followWith(inner, work$);
  };
  const go = (): void => {
    if (isStarting || isDelivering) return;
    isStarting = true;
    while (isDue && !subscriber.closed) {
      isDue = false;
      if (failure) subscriber.error(failure.error);
      else {
        try {
          start();
        } catch (error) {
          fail(error);
        }
      }
    }
    isStarting = false;
  };

  follow(destination, signal$, {
    next: (signal) => {
      const before = state;
      state = reduce(state, signal);
      if (!isCut(before, state)) return;
      cut(work);
      proceed();
    },
    error: fail,
    complete: noop,
  });
  go();
}

function cut(work: Subscription | undefined): void {
  try {
    work?.unsubscribe();
  } catch {
    // What is cut has nothing more to say.
  }
}
