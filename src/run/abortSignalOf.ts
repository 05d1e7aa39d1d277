import type { Subscriber } from 'rxjs';

/** Makes a signal when it is asked for, which aborts when the subscriber is gone, unless the work is over by then. */
export function abortSignalOf(subscriber: Subscriber<never>, isOver: () => boolean): () => AbortSignal {
  let controller: AbortController | undefined;
  return () => {
    if (!controller) {
      const made = (controller = new AbortController());
      // Called at once where the subscriber is gone already.
      subscriber.add(() => {
        if (!isOver()) made.abort();
      });
    }
    return controller.signal;
  };
}
