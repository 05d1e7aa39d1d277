import type { Observable } from 'rxjs';
import { isAgentsError, lastValueFrom, toAsyncIterable, type RunEvent, type RunResult } from 'rxagents';

/** How a run ended: with its result, or with the name of its error and the result so far. */
export interface Outcome<T = Partial<RunResult> | undefined> {
  readonly failure?: string;
  readonly result: T;
}

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/**
 * Takes a run that is made anew through each door, and gives how it ended: subscribed to, awaited, iterated.
 *
 * @param show what is given of the result; a copy of all its JSON by default
 */
export function throughDoors(make: () => Observable<RunEvent>): Promise<readonly Outcome[]>;
export function throughDoors<T>(
  make: () => Observable<RunEvent>,
  show: (result: Partial<RunResult> | undefined) => T,
): Promise<readonly Outcome<T>[]>;
export async function throughDoors(
  make: () => Observable<RunEvent>,
  show: (result: Partial<RunResult> | undefined) => unknown = plain,
): Promise<readonly Outcome<unknown>[]> {
  const failureOf = (error: unknown): Outcome<unknown> => {
    if (!isAgentsError(error)) throw error;
    return { failure: error.name, result: show(error.partial as Partial<RunResult> | undefined) };
  };
  const subscribed = await new Promise<Outcome<unknown>>((resolve) => {
    make().subscribe({
      next: (event) => event.type === 'run_finished_event' && resolve({ result: show(event.result) }),
      error: (error: unknown) => resolve(failureOf(error)),
    });
  });
  const awaited = await lastValueFrom(make()).then((result): Outcome<unknown> => ({ result: show(result) }), failureOf);
  const iterated = await (async (): Promise<Outcome<unknown>> => {
    let result: RunResult | undefined;
    for await (const event of toAsyncIterable(make())) if (event.type === 'run_finished_event') ({ result } = event);
    return { result: show(result) };
  })().catch(failureOf);
  return [subscribed, awaited, iterated];
}
