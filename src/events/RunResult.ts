import type { ResponseInputItem } from 'openai/resources/responses/responses';
import type { AgentReference } from './AgentReference.js';
import type { GuardrailResults } from './GuardrailResult.js';
import type { ModelResponse } from './ModelResponse.js';
import type { ApprovalItem, RunItem } from './RunItem.js';
import type { RunState } from './RunState.js';
import type { Usage } from './Usage.js';

/** What every result holds, however the run ended. */
export interface RunResultBase<TAgent extends AgentReference = AgentReference> extends GuardrailResults {
  readonly runId: string;
  /** The input of this run as items. */
  readonly input: readonly ResponseInputItem[];
  /** The items that this run announced, in the order of their events. */
  readonly newItems: readonly RunItem[];
  /** One entry a model call, failed ones included. */
  readonly rawResponses: readonly ModelResponse[];
  /** Input and everything that came of it, acceptable to the API as the next run's input. */
  readonly history: readonly ResponseInputItem[];
  /** The agent that was active last. */
  readonly lastAgent: TAgent;
  readonly lastResponseId?: string;
  readonly usage: Usage;
  /** Where the run stood, to be resumed. */
  readonly state: RunState;
}

/** The run came to its final output. */
export interface CompletedRunResult<
  TOutput,
  TAgent extends AgentReference = AgentReference,
> extends RunResultBase<TAgent> {
  readonly status: 'completed';
  readonly finalOutput: TOutput;
  readonly interruptions?: undefined;
  readonly stopped?: undefined;
}

/** What was cut off by a stop. */
export interface StoppedRun {
  readonly mode: 'now' | 'after_turn';
  /** Text of the message that was being written; `''` if there was none. */
  readonly partialText: string;
  /** Calls whose arguments were still being written. */
  readonly partialCalls: readonly { readonly callId?: string; readonly name?: string; readonly arguments: string }[];
  /** Calls whose tool had started and not settled: it may still take effect. */
  readonly unsettledTools: readonly { readonly callId: string; readonly toolName: string }[];
}

/** Tool calls wait for approval: decide about them on `state`, and run that. */
export interface InterruptedRunResult<TAgent extends AgentReference = AgentReference> extends RunResultBase<TAgent> {
  readonly status: 'interrupted';
  readonly finalOutput?: undefined;
  /** What waits for a decision, in call order: `state.approve()` and `state.reject()` take them. */
  readonly interruptions: readonly ApprovalItem[];
  readonly stopped?: undefined;
}

/** The run was stopped before it came to an end. */
export interface StoppedRunResult<TAgent extends AgentReference = AgentReference> extends RunResultBase<TAgent> {
  readonly status: 'stopped';
  readonly finalOutput?: undefined;
  readonly interruptions?: undefined;
  readonly stopped: StoppedRun;
}

/** The run failed: this is the `partial` of its error. */
export interface FailedRunResult<TAgent extends AgentReference = AgentReference> extends RunResultBase<TAgent> {
  readonly status: 'failed';
  readonly finalOutput?: undefined;
  readonly interruptions?: undefined;
  readonly stopped?: undefined;
}

/** How a run ended, told apart by `status`. */
export type RunResult<TOutput = unknown, TAgent extends AgentReference = AgentReference> =
  CompletedRunResult<TOutput, TAgent> | InterruptedRunResult<TAgent> | StoppedRunResult<TAgent>;
