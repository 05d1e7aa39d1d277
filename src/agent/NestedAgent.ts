import type { RunResult } from '../events/RunResult.js';
import type { Eventually } from '../interop/Eventually.js';
import type { Model } from '../model/Model.js';
import type { ModelSettings } from '../model/ModelSettings.js';
import type { Session } from '../session/Session.js';
import type { Interceptor } from '../work/Interceptor.js';
import type { Agent } from './Agent.js';
import type { ApprovalAnswer, ApprovalRequest } from './ApprovalRequest.js';
import type { Hooks } from './Hooks.js';
import type { HandoffInputFilter } from './HandoffInputFilter.js';
import type { InputGuardrail } from './InputGuardrail.js';
import type { ModelInputFilter } from './ModelInputFilter.js';
import type { OutputGuardrail } from './OutputGuardrail.js';
import type { RunErrorHandlers } from './RunErrorHandlers.js';
import type { ToolErrorReport } from './ToolErrorReport.js';

/** How the run of an agent that is used as a tool differs from the run that it is nested in. */
export interface NestedRunOptions<in TContext = unknown> {
  /** Limit on its model calls, 10 by default; `null` for none. */
  readonly maxTurns?: number | null;
  /** The outer run's by default. */
  readonly model?: Model;
  readonly modelSettings?: ModelSettings;
  readonly session?: Session;
  readonly hooks?: Hooks<TContext>;
  readonly inputGuardrails?: readonly InputGuardrail<TContext>[];
  readonly outputGuardrails?: readonly OutputGuardrail<TContext>[];
  readonly errorHandlers?: RunErrorHandlers<TContext>;
  readonly handoffInputFilter?: HandoffInputFilter<TContext>;
  readonly nestHandoffHistory?: boolean;
  /** What its model is sent in place of what it would be. */
  readonly callModelInputFilter?: ModelInputFilter<TContext>;
  /** The outer run's by default. */
  readonly approve?: (request: ApprovalRequest<TContext>) => Eventually<ApprovalAnswer>;
  /** What its model is told of a call that was rejected, or of a tool that does not exist. */
  readonly toolErrorFormatter?: (error: ToolErrorReport<TContext>) => Eventually<string | undefined>;
  /** Inside the outer run's. */
  readonly interceptors?: readonly Interceptor[];
  readonly toolConcurrency?: number;
  readonly toolStart?: 'on_response' | 'on_call';
  readonly toolNotFoundBehavior?: 'raise_error' | 'return_error_to_model';
}

/** The agent whose run answers the calls of a tool. */
export interface NestedAgent<in TContext = unknown> {
  readonly agent: Agent<TContext, unknown>;
  /** Makes the tool's output of the run's result; the final output by default. */
  readonly customOutputExtractor?: (result: RunResult) => Eventually<unknown>;
  readonly runOptions: NestedRunOptions<TContext>;
}
