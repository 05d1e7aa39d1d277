import type { Subscriber } from 'rxjs';

/** Makes a signal when it is asked for, which aborts when the subscriber is gone, unless the work is over by then. */
export function abortSignalOf(subscriber: Subscriber<never>, isOver: () => boolean): () => AbortSignal {
  let controller: AbortController | undefined;
  const abort = (): void => {
    if (subscriber.closed && !isOver()) controller?.abort();
  };
  subscriber.add(abort);
  return () => {
    controller ??= new AbortController();
    abort();
    return controller.signal;
  };
}
