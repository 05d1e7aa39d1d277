import { share, Subject, timer, type MonoTypeOperatorFunction, type ShareConfig } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import { replayedRun } from './replayedRun.js';

/** How one run serves many. */
export interface ShareRunOptions {
  /** Whether those who come late get what they have missed (the default), or only what comes. */
  readonly replay?: boolean;
  /**
   * What happens when nobody is left, in the words of RxJS's `share`: `true` cancels the run, `false` lets it go on, a function gives
   * a time of grace. By default half a second, which a remount in React's StrictMode outlives.
   */
  readonly resetOnRefCountZero?: ShareConfig<RunEvent>['resetOnRefCountZero'];
}

const GRACE_MS = 500;

/**
 * One run for many subscribers: it starts with the first, and whoever comes late catches up, also after its end. What is replayed is
 * bounded: every event, but the deltas of an item joined.
 *
 * ```ts
 * const run$ = run(agent, 'Hi').pipe(shareRun());
 * run$.pipe(textDeltas()).subscribe(write);
 * const result = await lastValueFrom(run$); // the same run
 * ```
 */
export function shareRun<TEvent extends RunEvent>({
  replay = true,
  resetOnRefCountZero = () => timer(GRACE_MS),
}: ShareRunOptions = {}): MonoTypeOperatorFunction<TEvent> {
  return share({
    connector: () => (replay ? replayedRun<TEvent>() : new Subject<TEvent>()),
    resetOnComplete: false,
    resetOnError: false,
    resetOnRefCountZero,
  });
}
