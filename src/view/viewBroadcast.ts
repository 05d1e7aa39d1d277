import { BehaviorSubject, Observable } from 'rxjs';
import { latestEvery, type CoalesceViews } from './latestEvery.js';
import type { RunView } from './runView.js';

/** One view for all who look. */
export interface ViewBroadcast<TView> {
  readonly view$: Observable<TView>;
  /** Shows the view as it is now; what somebody causes by that is shown after all have seen it. */
  readonly show: () => void;
  readonly isWatched: () => boolean;
}

interface BroadcastOptions<TView> {
  readonly viewOf: () => TView;
  readonly coalesce: CoalesceViews | undefined;
  /** Somebody looks. */
  readonly joined: () => void;
  /** Nobody looks any more. */
  readonly left: () => void;
}

export function viewBroadcast<TView extends { readonly status: RunView['status'] | 'idle' }>({
  viewOf,
  coalesce,
  joined,
  left,
}: BroadcastOptions<TView>): ViewBroadcast<TView> {
  const views = new BehaviorSubject(viewOf());
  let watchers = 0;
  let isShowing = false;
  let isStale = false;
  return {
    // By hand: RxJS's `finalize` hears of somebody who leaves inside a synchronous burst only when that is over.
    view$: new Observable((subscriber) => {
      let isFirst = true;
      let isWatcher = false;
      subscriber.add(() => {
        if (isWatcher && --watchers === 0) left();
      });
      const isUrgent = ({ status }: TView): boolean => {
        const isShownNow = isFirst || status !== 'running';
        isFirst = false;
        return isShownNow;
      };
      (coalesce ? views.pipe(latestEvery(coalesce, isUrgent)) : views).subscribe(subscriber);
      if (subscriber.closed) return;
      isWatcher = true;
      watchers += 1;
      joined();
    }),
    show: () => {
      isStale = true;
      if (isShowing) return;
      isShowing = true;
      while (isStale) {
        isStale = false;
        views.next(viewOf());
      }
      isShowing = false;
    },
    isWatched: () => watchers > 0,
  };
}
