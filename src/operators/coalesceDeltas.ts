import {
  asyncScheduler,
  Observable,
  type MonoTypeOperatorFunction,
  type SchedulerLike,
  type Subscriber,
  type Subscription,
} from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import { joinedTextDelta, type JoinedTextDelta } from '../interop/joinedTextDelta.js';
import { rawDataOf } from '../interop/rawDataOf.js';
import { follow } from '../run/follow.js';

/** When the deltas that have come together are passed on. */
export interface CoalesceOptions {
  /** Milliseconds that the first of them waits; 50 by default, without a limit where only `chars` is given. */
  readonly ms?: number;
  /** Characters that are enough; without a limit by default. */
  readonly chars?: number;
  /** For the time that they wait; RxJS's `asyncScheduler` by default. */
  readonly scheduler?: SchedulerLike;
}

const DEFAULT_MS = 50;

/**
 * Joins the text deltas of one message that come close together, so that a screen has less to draw. Everything else passes at once,
 * behind what came before it.
 *
 * ```ts
 * run$.pipe(coalesceDeltas({ ms: 16 }), text()).subscribe(render);
 * ```
 */
export function coalesceDeltas<TEvent extends RunEvent>({
  chars = Infinity,
  ms = chars === Infinity ? DEFAULT_MS : Infinity,
  scheduler = asyncScheduler,
}: CoalesceOptions = {}): MonoTypeOperatorFunction<TEvent> {
  return (run$) =>
    new Observable((subscriber) => {
      let joined: JoinedTextDelta<TEvent> | undefined;
      let length = 0;
      let clock: Subscription | undefined;
      const flush = (): void => {
        clock?.unsubscribe();
        const event = joined?.toEvent();
        joined = undefined;
        if (event) subscriber.next(event);
      };
      // Written by hand: `buffer` and its kin would allocate for each delta what this saves.
      follow(subscriber as Subscriber<never>, run$, {
        next: (event) => {
          const added = lengthOf(event);
          if (joined?.add(event)) length += added;
          else {
            flush();
            if (added === 0) {
              subscriber.next(event);
              return;
            }
            joined = joinedTextDelta(event);
            length = added;
            if (ms !== Infinity) subscriber.add((clock = scheduler.schedule(flush, ms)));
          }
          if (length >= chars) flush();
        },
        error: (error) => {
          flush();
          subscriber.error(error);
        },
        complete: () => {
          flush();
          subscriber.complete();
        },
      });
    });
}

function lengthOf(event: RunEvent): number {
  const data = rawDataOf(event);
  return data?.type === 'response.output_text.delta' ? data.delta.length : 0;
}
