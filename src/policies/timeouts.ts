import { map, takeUntil } from 'rxjs';
import { RunTimeoutError, type TimeoutScope } from '../errors/RunTimeoutError.js';
import type { Interceptor } from '../work/Interceptor.js';
import { limitSilence } from './limitSilence.js';
import { longTimer } from './longTimer.js';
import { requireNumbers } from './requireNumbers.js';

const SCOPES: readonly TimeoutScope[] = ['firstEvent', 'idle', 'turn', 'run', 'tool'];

/** Time limits in milliseconds; there is none where none is given. */
export type TimeoutOptions = Readonly<Partial<Record<TimeoutScope, number>>>;

/**
 * Time limits, whose end is a `RunTimeoutError` that says which: of the `run`, of each `turn`, of each `tool` call, of a model's
 * `firstEvent`, and of its silence between two events (`idle`), which does not go on while tools run.
 *
 * A tool that is too late has failed as if it had thrown that error itself: its `errorFunction` tells the model. Limits on a model call are
 * on all its attempts together, unless `retry()` stands before them.
 *
 * @param limits milliseconds
 * @throws UserError when a limit is unknown, no number, or negative
 *
 * ```ts
 * run(agent, 'Hi', { interceptors: [timeouts({ run: 600_000, firstEvent: 30_000, idle: 60_000 })] });
 * ```
 */
export function timeouts(limits: TimeoutOptions): Interceptor {
  requireNumbers('timeouts', limits, SCOPES);
  return ({ kind, name, scheduler }, work$) => {
    const errorOf = (scope: TimeoutScope, ms: number): RunTimeoutError =>
      new RunTimeoutError(scope, ms, `${kind} "${name}"`);
    if (kind === 'model_call') return work$.pipe(limitSilence(limits, scheduler, errorOf));
    // Other kinds of work have no limit of their name.
    const scope = kind === 'tool_call' ? 'tool' : (kind as 'run' | 'turn');
    const ms = limits[scope];
    if (ms === undefined) return work$;
    const expired$ = longTimer(ms, scheduler).pipe(
      map((): never => {
        throw errorOf(scope, ms);
      }),
    );
    return work$.pipe(takeUntil(expired$));
  };
}
