import type { Observable } from 'rxjs';
import { isAgentsError, lastValueFrom, toAsyncIterable, type RunEvent, type RunResult } from 'rxagents';

/** How a run ended: with its result, or with the name of its error and the result so far. */
export interface Outcome {
  readonly failure?: string;
  readonly result: Partial<RunResult> | undefined;
}

const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

function failureOf(error: unknown): Outcome {
  if (!isAgentsError(error)) throw error;
  return { failure: error.name, result: plain(error.partial as Partial<RunResult> | undefined) };
}

/** Takes a run that is made anew through each door, and gives how it ended: subscribed to, awaited, iterated. */
export async function throughDoors(make: () => Observable<RunEvent>): Promise<readonly Outcome[]> {
  const subscribed = await new Promise<Outcome>((resolve) => {
    make().subscribe({
      next: (event) => event.type === 'run_finished_event' && resolve({ result: plain(event.result) }),
      error: (error: unknown) => resolve(failureOf(error)),
    });
  });
  const awaited = await lastValueFrom(make()).then((result): Outcome => ({ result: plain(result) }), failureOf);
  const iterated = await (async (): Promise<Outcome> => {
    let result: RunResult | undefined;
    for await (const event of toAsyncIterable(make())) if (event.type === 'run_finished_event') ({ result } = event);
    return { result: plain(result) };
  })().catch(failureOf);
  return [subscribed, awaited, iterated];
}
