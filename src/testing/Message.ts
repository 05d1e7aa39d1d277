import type { ObservableNotification } from 'rxjs';

/** What a `TestScheduler` records: a notification and its frame. */
export interface Message<T = unknown> {
  readonly frame: number;
  readonly notification: ObservableNotification<T>;
}
