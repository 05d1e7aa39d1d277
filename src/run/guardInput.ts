import { EMPTY, ignoreElements, merge, type Observable } from 'rxjs';
import type { Work } from '../work/Work.js';
import { askGuardrails } from './askGuardrails.js';
import { awaitVerdict } from './awaitVerdict.js';
import { errorHandlerOf } from './errorHandlerOf.js';
import { guardrailsOf } from './guardrailsOf.js';
import type { Place } from './perform.js';
import type { RunProgress } from './RunProgress.js';

/**
 * Checks the input of the run in its first turn: blocking guardrails before the turn, the others beside it. The turn's outcome
 * waits for them all; a guardrail that trips, or fails, cuts the turn at once.
 *
 * @param turnOf makes the turn, given what completes once all guardrails have passed
 */
export function guardInput(
  progress: RunProgress,
  place: Place,
  turnOf: (passed$: Observable<never>) => Observable<Work['turn']>,
): Observable<Work['turn']> {
  const { env } = place;
  const guardrails = guardrailsOf('inputGuardrails', progress.agent, env);
  const isDue = progress.turn === 0 || progress.isVerdictAwaited;
  if (!isDue || guardrails.length === 0) return turnOf(EMPTY);
  const { input } = progress;
  const asked = askGuardrails(place, guardrails, { kind: 'input', step: 'guardrail/input', input, told: { input } });
  const checked$ = (isParallel: boolean): Observable<never> =>
    merge(...asked.filter((_, index) => (guardrails[index]?.runInParallel ?? true) === isParallel)).pipe(
      ignoreElements(),
    );
  return awaitVerdict(checked$(false), checked$(true), turnOf, (error) => !!errorHandlerOf(error, env.errorHandlers));
}
