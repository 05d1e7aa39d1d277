import type { AgentReference } from './AgentReference.js';

/** What a guardrail said of a run's input. */
export interface InputGuardrailResult {
  readonly guardrail: { readonly type: 'input'; readonly name: string };
  readonly output: GuardrailFunctionOutput;
}

/** What a guardrail said of a run's final output, or in mode `hold` of a message. */
export interface OutputGuardrailResult {
  readonly guardrail: { readonly type: 'output'; readonly name: string };
  readonly output: GuardrailFunctionOutput;
  readonly agent: AgentReference;
  /** Absent in mode `hold`, which may have blocked it. */
  readonly agentOutput?: unknown;
}

/** What a guardrail said of a tool's call or of its output. */
export interface ToolGuardrailResult {
  readonly guardrail: { readonly type: 'tool_input' | 'tool_output'; readonly name: string };
  readonly output: ToolGuardrailFunctionOutput;
  readonly toolName: string;
  readonly callId: string;
}

/** A guardrail's verdict. */
export interface GuardrailFunctionOutput {
  /** Ends the run with an error. */
  readonly tripwireTriggered: boolean;
  /** Anything about the verdict, for whoever reads the result. */
  readonly outputInfo?: unknown;
}

/** The verdict of a tool's guardrail. */
export interface ToolGuardrailFunctionOutput {
  readonly behavior:
    | { readonly type: 'allow' }
    /** The model gets the message in place of the tool's output. */
    | { readonly type: 'rejectContent'; readonly message: string }
    /** Ends the run with an error. */
    | { readonly type: 'throwException' };
  readonly outputInfo?: unknown;
}

/** What the guardrails of a run have said, in the order of their verdicts. */
export interface GuardrailResults {
  readonly inputGuardrailResults: readonly InputGuardrailResult[];
  readonly outputGuardrailResults: readonly OutputGuardrailResult[];
  readonly toolInputGuardrailResults: readonly ToolGuardrailResult[];
  readonly toolOutputGuardrailResults: readonly ToolGuardrailResult[];
}
