import { from, lastValueFrom, toArray, type ObservableInput } from 'rxjs';
import type { ModelError, ModelEvent } from 'rxagents';

/** Events that are looked into: what a field holds is for the test to say. */
export type LooseEvent = Readonly<Record<string, unknown>>;

/** All events of a stream that ends well. */
export async function collect(stream: ObservableInput<ModelEvent>): Promise<readonly LooseEvent[]> {
  return (await lastValueFrom(from(stream).pipe(toArray()))) as unknown as readonly LooseEvent[];
}

/** What a stream emitted before its error, and the error. */
export function collectFailure(
  stream: ObservableInput<ModelEvent>,
): Promise<{ readonly events: readonly ModelEvent[]; readonly error: ModelError }> {
  return new Promise((resolve, reject) => {
    const events: ModelEvent[] = [];
    from(stream).subscribe({
      next: (event) => events.push(event),
      error: (error: unknown) => resolve({ events, error: error as ModelError }),
      complete: () => reject(new Error('it completed')),
    });
  });
}
