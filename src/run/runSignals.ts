import { Observable } from 'rxjs';
import type { RunSignal } from './reduceRun.js';

/** What is asked of a run while it goes on. */
export interface RunSignals {
  /** Asks from inside; what is asked before the run listens is kept for it. */
  readonly ask: (signal: RunSignal) => void;
  /** All that is asked: for the run itself, which subscribes once, and first. */
  readonly signal$: Observable<RunSignal>;
  /** The same for the runs inside, as long as they listen; subscribes to nothing. */
  readonly heard$: Observable<RunSignal>;
}

/** Puts together what sources ask of a run, and what is asked of it from inside. */
export function runSignals(...sources: readonly Observable<RunSignal>[]): RunSignals {
  let asked: RunSignal | undefined;
  let listeners: Set<(signal: RunSignal) => void> | undefined;
  let ask = (signal: RunSignal): void => void (asked = signal);
  return {
    ask: (signal) => ask(signal),
    // By hand, since every waiting run holds it: of `merge` and `tap` it would hold twice as much.
    signal$: new Observable((subscriber) => {
      const next = (signal: RunSignal): void => {
        if (listeners) for (const listener of listeners) listener(signal);
        subscriber.next(signal);
      };
      ask = next;
      if (asked) next(asked);
      for (const source$ of sources) {
        if (!subscriber.closed)
          subscriber.add(source$.subscribe({ next, error: (error: unknown) => subscriber.error(error) }));
      }
    }),
    heard$: new Observable((subscriber) => {
      const listener = (signal: RunSignal): void => subscriber.next(signal);
      listeners ??= new Set();
      listeners.add(listener);
      return () => listeners?.delete(listener);
    }),
  };
}
