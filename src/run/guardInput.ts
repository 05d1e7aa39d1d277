import { EMPTY, ignoreElements, merge, type Observable } from 'rxjs';
import type { GuardrailFunctionOutput, InputGuardrailResult } from '../events/GuardrailResult.js';
import { InputGuardrailTripwireTriggered } from '../errors/InputGuardrailTripwireTriggered.js';
import type { Work } from '../work/Work.js';
import { awaitVerdict } from './awaitVerdict.js';
import { errorHandlerOf } from './errorHandlerOf.js';
import { append } from './Log.js';
import type { Place } from './perform.js';
import { performGuardrail } from './performGuardrail.js';
import type { RunProgress } from './RunProgress.js';
import { stepNames } from './stepNames.js';
import { isVerdict } from './isVerdict.js';

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
  const { env, agent } = place;
  const guardrails = [...progress.agent.inputGuardrails, ...env.inputGuardrails];
  const isDue = progress.turn === 0 || progress.isVerdictAwaited;
  if (!isDue || guardrails.length === 0) return turnOf(EMPTY);
  const { context } = env;
  const { input } = progress;
  const steps = stepNames(guardrails);
  const asked = guardrails.map(({ name, execute, runInParallel = true }, index) => ({
    runInParallel,
    check$: performGuardrail<GuardrailFunctionOutput, unknown>(
      place,
      {
        name,
        what: `input guardrail "${name}"`,
        step: `guardrail/input/${steps[index]}`,
        input,
        ask: () => execute({ input, agent, context }),
        isAnswer: isVerdict,
      },
      (output) => {
        const { checks } = env;
        const result: InputGuardrailResult = { guardrail: { type: 'input', name }, output };
        checks.inputGuardrailResults = append(checks.inputGuardrailResults, [result]);
        if (output.tripwireTriggered) throw new InputGuardrailTripwireTriggered(result);
      },
    ).pipe(ignoreElements()),
  }));
  const checked$ = (isParallel: boolean): Observable<never> =>
    merge(...asked.filter(({ runInParallel }) => runInParallel === isParallel).map(({ check$ }) => check$));
  return awaitVerdict(checked$(false), checked$(true), turnOf, (error) => !!errorHandlerOf(error, env.errorHandlers));
}
