import type { Observable } from 'rxjs';
import { InputGuardrailTripwireTriggered } from '../errors/InputGuardrailTripwireTriggered.js';
import { OutputGuardrailTripwireTriggered } from '../errors/OutputGuardrailTripwireTriggered.js';
import { ToolInputGuardrailTripwireTriggered } from '../errors/ToolInputGuardrailTripwireTriggered.js';
import { ToolOutputGuardrailTripwireTriggered } from '../errors/ToolOutputGuardrailTripwireTriggered.js';
import { UserError } from '../errors/UserError.js';
import type { GuardrailFunctionOutput, ToolGuardrailFunctionOutput } from '../events/GuardrailResult.js';
import type { Eventually } from '../interop/Eventually.js';
import { append, type Log } from './Log.js';
import type { Place } from './perform.js';
import { performCallback } from './performCallback.js';
import { stepNames } from './stepNames.js';

/** Where the verdicts of each kind of guardrail are kept, what tells one that trips, and the error of that. */
const KINDS = {
  input: ['inputGuardrailResults', isTripped, InputGuardrailTripwireTriggered],
  output: ['outputGuardrailResults', isTripped, OutputGuardrailTripwireTriggered],
  tool_input: ['toolInputGuardrailResults', isToolTripped, ToolInputGuardrailTripwireTriggered],
  tool_output: ['toolOutputGuardrailResults', isToolTripped, ToolOutputGuardrailTripwireTriggered],
} as const;

/** What guardrails of one kind are asked. */
export interface GuardrailQuestion {
  readonly kind: keyof typeof KINDS;
  /** Whose they are, in words, where that is a tool: ` of tool "search"`. */
  readonly owner?: string;
  /** What the keys of the units have before the guardrail's name. */
  readonly step: string;
  /** What interceptors see. */
  readonly input: unknown;
  /** What the guardrails are told, beside the agent and the context. */
  readonly told: object;
  /** What their results have beside their names and their answers. */
  readonly more?: object;
}

/** A guardrail of any kind. */
interface Guardrail<TOutput> {
  readonly name: string;
  readonly execute: (check: never) => Eventually<TOutput>;
}

/**
 * Asks guardrails, each as a unit of work when it is subscribed to, and keeps their verdicts; errors when one trips. An answer that is
 * none fails the run, as does a guardrail that throws.
 */
export function askGuardrails<TOutput extends GuardrailFunctionOutput | ToolGuardrailFunctionOutput>(
  place: Place,
  guardrails: readonly Guardrail<TOutput>[],
  { kind, owner = '', step, input, told, more }: GuardrailQuestion,
): Observable<TOutput>[] {
  const { env, agent } = place;
  const [list, isTrip, Tripwire] = KINDS[kind];
  const checks = env.checks as Record<typeof list, Log<unknown>>;
  const steps = stepNames(guardrails);
  return guardrails.map(({ name, execute }, index) => {
    const what = `${kind.replace('tool_', '')} guardrail "${name}"${owner}`;
    return performCallback(
      place,
      what,
      `${step}/${steps[index]}`,
      input,
      () => execute({ ...told, agent, context: env.context } as never),
      (output) => {
        const hasTripped = isTrip(Object(output) as never);
        if (typeof hasTripped !== 'boolean') {
          throw new UserError(`The ${what} gave no verdict. Let it return one, such as { tripwireTriggered: false }.`);
        }
        const result = { guardrail: { type: kind, name }, output, ...more } as never;
        checks[list] = append(checks[list], [result]);
        if (hasTripped) throw new Tripwire(result);
        return output;
      },
      { kind: 'guardrail', name },
    );
  });
}

/** Neither true nor false where that is no verdict. */
function isTripped({ tripwireTriggered }: Partial<GuardrailFunctionOutput>): boolean | undefined {
  return tripwireTriggered;
}

function isToolTripped({ behavior }: Partial<ToolGuardrailFunctionOutput>): boolean | undefined {
  const { type, message } = Object(behavior) as { readonly type?: unknown; readonly message?: unknown };
  if (type === 'throwException') return true;
  return type === 'allow' || (type === 'rejectContent' && typeof message === 'string') ? false : undefined;
}
