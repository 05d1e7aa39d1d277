import { Observable, type OperatorFunction, type Subscriber } from 'rxjs';
import { Fifo } from '../interop/Fifo.js';
import { follow } from './follow.js';
import { inSeries } from './inSeries.js';

/** What a stage does with what it receives; made anew for each subscription. */
export interface StageHandlers<TIn, TOut> {
  /** Handles one event, and emits at least the event itself where the stage only adds; every event is passed on if absent. */
  readonly next?: (event: TIn) => void;
  /** Called when the source has completed; what it returns is merged in before the stage completes. */
  readonly complete?: () => Observable<TOut> | undefined;
}

/** Emits downstream, and tells whether anybody still listens: an event's handler may have unsubscribed. */
export type Emit<TOut> = (event: TOut) => boolean;

/** Sets a stage up for one subscription. */
export type StageSetup<TIn, TOut> = (emit: Emit<TOut>) => StageHandlers<TIn, TOut>;

/**
 * One stage of a turn as an operator: forwards what it receives and adds to it.
 *
 * Written by hand since it stands on the path of every delta: `connect` and `merge` cost five times as much, and let a
 * synchronous source run on after an unsubscribe. A stage that follows another is one with it, so that the path is short. An event
 * that a handler causes from inside another's delivery waits for its turn.
 */
export function stage<TIn, TOut = TIn>(setup: StageSetup<TIn, TOut>): OperatorFunction<TIn, TOut> {
  return (source$) => {
    const before = partsOf.get(source$);
    const parts = before
      ? { source$: before.source$, setup: inSeries(before.setup as StageSetup<unknown, TIn>, setup) }
      : { source$, setup: setup as StageSetup<unknown, TOut> };
    const stage$ = new Observable<TOut>((subscriber) => connect(parts.source$, parts.setup, subscriber));
    partsOf.set(stage$, parts);
    return stage$;
  };
}

/** What a stage was made of. */
const partsOf = new WeakMap<
  Observable<unknown>,
  { readonly source$: Observable<unknown>; readonly setup: StageSetup<unknown, unknown> }
>();

function connect<TIn, TOut>(
  source$: Observable<TIn>,
  setup: StageSetup<TIn, TOut>,
  subscriber: Subscriber<TOut>,
): void {
  const emit: Emit<TOut> = (event) => {
    subscriber.next(event);
    return !subscriber.closed;
  };
  const { next = emit as unknown as (event: TIn) => void, complete } = setup(emit);
  // Made when it is needed, which is rare: every waiting run would hold an empty one.
  let waiting: Fifo<TIn> | undefined;
  let busy = false;
  // An ending from inside a delivery waits until all that came before it is handled.
  let ending: (() => void) | undefined;
  const finish = (how: () => void): void => {
    if (busy) ending = how;
    else how();
  };
  const end = (): void => {
    try {
      const added$ = complete?.();
      if (added$) follow(subscriber as Subscriber<never>, added$, { next: emit });
      else subscriber.complete();
    } catch (error) {
      subscriber.error(error);
    }
  };
  follow(subscriber as Subscriber<never>, source$, {
    next: (event) => {
      if (busy) {
        (waiting ??= new Fifo()).push(event);
        return;
      }
      busy = true;
      try {
        next(event);
        while (waiting && waiting.size > 0 && !subscriber.closed) next(waiting.shift() as TIn);
      } catch (error) {
        busy = false;
        if (!ending) throw error;
        // The source has ended meanwhile: nobody catches this any more.
        ending = () => subscriber.error(error);
      }
      busy = false;
      if (!subscriber.closed) ending?.();
    },
    error: (error) => finish(() => subscriber.error(error)),
    complete: () => finish(end),
  });
}
