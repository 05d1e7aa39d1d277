import { from, lastValueFrom, toArray, type ObservableInput } from 'rxjs';
import type { ModelEvent } from 'rxagents';

/** All events of a stream that ends well. */
export function collect(stream: ObservableInput<ModelEvent>): Promise<any[]> {
  return lastValueFrom(from(stream).pipe(toArray()));
}

/** What a stream emitted before its error, and the error. */
export function collectFailure(stream: ObservableInput<ModelEvent>): Promise<{ events: any[]; error: any }> {
  return new Promise((resolve, reject) => {
    const events: ModelEvent[] = [];
    from(stream).subscribe({
      next: (event) => events.push(event),
      error: (error: unknown) => resolve({ events, error }),
      complete: () => reject(new Error('it completed')),
    });
  });
}
