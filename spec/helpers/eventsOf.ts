import type { Observable } from 'rxjs';
import type { RunEvent, RunResult } from 'rxagents';

/** All events of a run whose parts are synchronous. */
export function eventsOf<TEvent extends RunEvent>(run$: Observable<TEvent>): TEvent[] {
  const events: TEvent[] = [];
  const endings: unknown[] = [];
  run$.subscribe({
    next: (event) => events.push(event),
    error: (error: unknown) => endings.push(error),
    complete: () => endings.push('complete'),
  });
  expect(endings).toEqual(['complete']);
  return events;
}

/** The result in the last event of a run. */
export function finishedOf(events: readonly RunEvent[]): RunResult | undefined {
  const last = events.at(-1);
  return last?.type === 'run_finished_event' ? last.result : undefined;
}

/** The result of a run whose parts are synchronous. */
export function resultOf(run$: Observable<RunEvent>): RunResult {
  const result = finishedOf(eventsOf(run$));
  if (!result) throw new Error('The run did not finish.');
  return result;
}
