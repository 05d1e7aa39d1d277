import { Observable, type OperatorFunction, type Subscriber } from 'rxjs';
import { Fifo } from '../interop/Fifo.js';
import { follow } from './follow.js';

/** What a stage does with what it receives; made anew for each subscription. */
export interface StageHandlers<TIn, TOut> {
  /** Handles one event, and emits at least the event itself where the stage only adds; every event is passed on if absent. */
  readonly next?: (event: TIn) => void;
  /** Called when the source has completed; what it returns is merged in before the stage completes. */
  readonly complete?: () => Observable<TOut> | undefined;
}

/** Emits downstream, and tells whether anybody still listens: an event's handler may have unsubscribed. */
export type Emit<TOut> = (event: TOut) => boolean;

/**
 * One stage of a turn as an operator: forwards what it receives and adds to it.
 *
 * Written by hand since it stands on the path of every delta: `connect` and `merge` cost five times as much, and let a
 * synchronous source run on after an unsubscribe. An event that a handler causes from inside another's delivery waits for its turn.
 */
export function stage<TIn, TOut = TIn>(
  setup: (emit: Emit<TOut>) => StageHandlers<TIn, TOut>,
): OperatorFunction<TIn, TOut> {
  return (source$) =>
    new Observable<TOut>((subscriber) => {
      const emit: Emit<TOut> = (event) => {
        subscriber.next(event);
        return !subscriber.closed;
      };
      const { next = emit as unknown as (event: TIn) => void, complete } = setup(emit);
      // Made when it is needed, which is rare: four stages of each waiting run would hold an empty one.
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
    });
}
