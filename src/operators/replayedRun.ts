import { Observable, Subject, type SubjectLike } from 'rxjs';
import { joinedTextDelta, type JoinedTextDelta } from '../interop/joinedTextDelta.js';

/**
 * A subject that gives late subscribers what they have missed: every event in order, the deltas of one item joined.
 *
 * Not RxJS's `ReplaySubject`, which keeps every delta, and lets an event that a replayed one causes overtake the rest of the replay.
 */
export function replayedRun<T>(): SubjectLike<T> {
  const live = new Subject<T>();
  const events: T[] = [];
  /** The latest event, while others may still join it. */
  let last: JoinedTextDelta<T> | undefined;
  const seal = (): void => {
    if (last) events.push(last.toEvent());
    last = undefined;
  };
  const event$ = new Observable<T>((subscriber) => {
    // What comes meanwhile is behind the rest of what is replayed.
    for (let index = 0; !subscriber.closed; index++) {
      if (index === events.length) seal();
      if (index === events.length) break;
      subscriber.next(events[index] as T);
    }
    return live.subscribe(subscriber);
  });
  return {
    next: (event) => {
      if (!last?.add(event)) {
        seal();
        last = joinedTextDelta(event, isDelta);
      }
      live.next(event);
    },
    error: (error: unknown) => live.error(error),
    complete: () => live.complete(),
    subscribe: (observer) => event$.subscribe(observer),
  };
}

/** Deltas of text, arguments and reasoning; what a hosted tool streams is not text. */
function isDelta(type: string): boolean {
  return type.endsWith('.delta') && !/audio|image/.test(type);
}
