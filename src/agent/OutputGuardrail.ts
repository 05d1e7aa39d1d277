import type { AgentReference } from '../events/AgentReference.js';
import type { GuardrailFunctionOutput } from '../events/GuardrailResult.js';
import type { Eventually } from '../interop/Eventually.js';

/**
 * Checks what an agent says: its final output when it is there, or in mode `hold` every message before anybody sees it.
 *
 * ```ts
 * const noSecrets: OutputGuardrail = {
 *   name: 'No secrets',
 *   mode: 'hold',
 *   execute: ({ agentOutput }) => ({ tripwireTriggered: String(agentOutput).includes('secret') }),
 * };
 * ```
 */
export interface OutputGuardrail<in TContext = unknown> {
  readonly name: string;
  /** Gives the verdict. */
  readonly execute: (check: {
    /** The final output; in mode `hold` the text of the response so far. */
    readonly agentOutput: unknown;
    readonly agent: AgentReference;
    readonly context: TContext;
  }) => Eventually<GuardrailFunctionOutput>;
  /** `'after'` (the default) checks the final output, whose text was delivered as it came; `'hold'` delivers no text unchecked. */
  readonly mode?: 'after' | 'hold';
  /** In mode `hold`: checks and delivers each time so many characters have come, rather than the whole response at its end. */
  readonly window?: { readonly chars: number };
}
