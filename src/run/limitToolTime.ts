import { map, merge, takeWhile, timer, type MonoTypeOperatorFunction, type SchedulerLike } from 'rxjs';
import type { FunctionTool } from '../agent/FunctionTool.js';
import { ToolTimeoutError } from '../errors/ToolTimeoutError.js';
import type { Work } from '../work/Work.js';

/** Errors with a `ToolTimeoutError` when a tool that has a limit has no output in time; progress does not extend it. */
export function limitToolTime(
  { name, timeoutMs }: FunctionTool<never>,
  scheduler: SchedulerLike,
): MonoTypeOperatorFunction<Work['tool_call']> {
  if (timeoutMs === undefined) return (work$) => work$;
  const expired$ = timer(timeoutMs, scheduler).pipe(
    map((): never => {
      throw new ToolTimeoutError(name, timeoutMs);
    }),
  );
  // The clock stands first, so that an output in the very frame of the limit is too late, and is stopped by the output.
  return (work$) => merge(expired$, work$).pipe(takeWhile(({ type }) => type !== 'value', true));
}
