import type { RunFinishedEvent } from '../events/RunEvent.js';
import type { RunResult } from '../events/RunResult.js';

/** The result that an event carries, if it is the one that ends a run. */
export function finishedResultOf(event: unknown): RunResult | undefined {
  return (event as RunFinishedEvent | undefined)?.type === 'run_finished_event'
    ? (event as RunFinishedEvent).result
    : undefined;
}
