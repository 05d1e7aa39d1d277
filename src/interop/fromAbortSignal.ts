import { Observable } from 'rxjs';

/**
 * An Observable for a run's `stop` option: emits `'now'` once when the signal aborts (at once if it has already), then completes.
 *
 * ```ts
 * const controller = new AbortController();
 * run(agent, 'Hi', { stop: fromAbortSignal(controller.signal) }).subscribe();
 * controller.abort();
 * ```
 *
 * @param signal the signal; without one nothing is emitted
 */
export function fromAbortSignal(signal: AbortSignal | undefined): Observable<'now'> {
  return new Observable((subscriber) => {
    const stop = (): void => {
      subscriber.next('now');
      subscriber.complete();
    };
    if (!signal) subscriber.complete();
    else if (signal.aborted) stop();
    else signal.addEventListener('abort', stop);
    return () => signal?.removeEventListener('abort', stop);
  });
}
