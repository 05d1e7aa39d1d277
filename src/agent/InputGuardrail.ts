import type { ResponseInputItem } from 'openai/resources/responses/responses';
import type { AgentReference } from '../events/AgentReference.js';
import type { GuardrailFunctionOutput } from '../events/GuardrailResult.js';
import type { Eventually } from '../interop/Eventually.js';

/**
 * Checks the input of a run, beside its first turn or before it; of a run's agents only the first one's are asked.
 *
 * ```ts
 * const noHomework: InputGuardrail = {
 *   name: 'No homework',
 *   execute: ({ input }) => ({ tripwireTriggered: JSON.stringify(input).includes('homework') }),
 * };
 * ```
 */
export interface InputGuardrail<in TContext = unknown> {
  readonly name: string;
  /** Gives the verdict. */
  readonly execute: (check: {
    /** Always items, also where the run was given a string. */
    readonly input: readonly ResponseInputItem[];
    readonly agent: AgentReference;
    readonly context: TContext;
  }) => Eventually<GuardrailFunctionOutput>;
  /** Whether the model works meanwhile (the default), or is only called when this one has passed. */
  readonly runInParallel?: boolean;
}
