// Running
export { run } from './run/run.js';
export type { RunInput } from './run/inputItemsOf.js';
export { RunState } from './run/RunState.js';
export type { ApprovalAnswer, ApprovalRequest } from './agent/ApprovalRequest.js';
export type { ModelInputData, ModelInputFilter } from './agent/ModelInputFilter.js';
export type { ToolErrorReport } from './agent/ToolErrorReport.js';
export type { RunOptions } from './run/RunOptions.js';

// Defining agents
export { Agent } from './agent/Agent.js';
export type {
  AgentOptions,
  HandoffContext,
  HandoffList,
  HandoffOutput,
  HandoffsOf,
  Instructions,
  JsonSchemaDefinition,
  OutputOf,
  OutputType,
  Prompt,
  Tool,
  ToolContext,
  ToolList,
} from './agent/AgentOptions.js';
export type { CompiledOutput } from './agent/compileOutputType.js';
export type { CompiledSchema, Parsed } from './agent/CompiledSchema.js';
export type { AsToolOptions } from './agent/agentTool.js';
export type { NestedAgent, NestedRunOptions } from './agent/NestedAgent.js';
export type { FunctionTool, IsEnabled, NeedsApproval, ToolErrorFunction } from './agent/FunctionTool.js';
export { handoff, type Handoff, type HandoffOptions } from './agent/handoff.js';
export type { HandoffInput, HandoffInputData, HandoffInputFilter } from './agent/HandoffInputFilter.js';
export type { HookEvent, HookEvents, Hooks, ToolHookEvent } from './agent/Hooks.js';
export type { InputGuardrail } from './agent/InputGuardrail.js';
export type { OutputGuardrail } from './agent/OutputGuardrail.js';
export { progress, type Progress } from './agent/progress.js';
export { promptWithHandoffInstructions, RECOMMENDED_PROMPT_PREFIX } from './agent/promptWithHandoffInstructions.js';
export { removeAllTools } from './agent/removeAllTools.js';
export type {
  HandledErrors,
  RunErrorHandler,
  RunErrorHandlerInput,
  RunErrorHandlerResult,
  RunErrorHandlers,
} from './agent/RunErrorHandlers.js';
export type { JsonSchema, Schema, SchemaOutput, StandardResult, StandardSchema } from './agent/Schema.js';
export { tool, type ToolOptions } from './agent/tool.js';
export type { ToolCallDetails } from './agent/ToolCallDetails.js';
export type { ToolGuardrailCheck, ToolInputGuardrail, ToolOutputGuardrail } from './agent/ToolGuardrail.js';
export type { ToolResult, ToolsToFinalOutput, ToolUseBehavior } from './agent/ToolUseBehavior.js';

// Events and items
export type { AgentReference } from './events/AgentReference.js';
export type * from './events/GuardrailResult.js';
export type { ModelEvent, ResponseRetracted } from './events/ModelEvent.js';
export type { ModelResponse } from './events/ModelResponse.js';
export type * from './events/RunEvent.js';
export type * from './events/RunItem.js';
export type { RunItemName } from './events/RunItemName.js';
export type {
  CompletedRunResult,
  FailedRunResult,
  InterruptedRunResult,
  RunResult,
  RunResultBase,
  StoppedRun,
  StoppedRunResult,
} from './events/RunResult.js';
// The state that results hold has a name, so that what is inferred from it can be written in a declaration file.
export type { ApprovalDecision, OpenTurnJson, RunState as RunStateValue, RunStateJson } from './events/RunState.js';
export { isRunItemEvent } from './events/isRunItemEvent.js';
export type { RequestUsage, UnfinishedRequest, Usage } from './events/Usage.js';

// Models
export type { Model } from './model/Model.js';
export type { HostedTool, ModelFunction, ModelPrompt, ModelRequest } from './model/ModelRequest.js';
export type { ModelSettings } from './model/ModelSettings.js';

// In and out of RxJS
export type { Eventually } from './interop/Eventually.js';
export { fromAbortSignal } from './interop/fromAbortSignal.js';
export { fromAsyncIterable } from './interop/fromAsyncIterable.js';
export { lastValueFrom } from './interop/lastValueFrom.js';
export type { OverflowOptions } from './interop/OverflowOptions.js';
export type { RunAsyncIterable, RunEnding } from './interop/RunAsyncIterable.js';
export { toAsyncIterable } from './interop/toAsyncIterable.js';

// What users pipe a run through
export { agentChanges } from './operators/agentChanges.js';
export { coalesceDeltas, type CoalesceOptions } from './operators/coalesceDeltas.js';
export { continueWith } from './operators/continueWith.js';
export { finalOutput } from './operators/finalOutput.js';
export { flattenNested } from './operators/flattenNested.js';
export { ofAgent } from './operators/ofAgent.js';
export { ofItem } from './operators/ofItem.js';
export { ofType } from './operators/ofType.js';
export type { DeepPartial } from './operators/DeepPartial.js';
export { partialOutput } from './operators/partialOutput.js';
export { reasoningDeltas } from './operators/reasoningDeltas.js';
export { resultOf } from './operators/resultOf.js';
export { shareRun, type ShareRunOptions } from './operators/shareRun.js';
export { text } from './operators/text.js';
export { textDeltas } from './operators/textDeltas.js';
export { toolArguments, type ToolArguments } from './operators/toolArguments.js';

// What a screen shows
export {
  conversation,
  type Conversation,
  type ConversationOptions,
  type ConversationView,
} from './view/conversation.js';
export { runView, type RunView, type RunViewOptions } from './view/runView.js';
export type { CoalesceViews } from './view/latestEvery.js';
export type { MessageView } from './view/MessageView.js';
export type { ReasoningView } from './view/ReasoningView.js';
export type { ToolCallView } from './view/ToolCallView.js';
export type { UsageView } from './view/UsageView.js';

// Around the work of a run
export { intercept } from './work/intercept.js';
export type { Interceptor } from './work/Interceptor.js';
export type { TurnFact, TurnPrepared } from './work/TurnFact.js';
export type { TurnOutcome } from './work/TurnOutcome.js';
export type { NestedEvent, Work, WorkKind, WorkProgress, WorkValue } from './work/Work.js';
export type { WorkUnit } from './work/WorkUnit.js';

// Policies for the work of a run
export type { BudgetHit, OnBudgetHit } from './policies/admit.js';
export { budget, type BudgetLimits } from './policies/budget.js';
export { fallback, type FallbackOptions } from './policies/fallback.js';
export { hedge } from './policies/hedge.js';
export { limitConcurrency } from './policies/limitConcurrency.js';
export { retry, type RetryOptions } from './policies/retry.js';
export { timeouts, type TimeoutOptions } from './policies/timeouts.js';

// Errors
export { AgentsError, isAgentsError } from './errors/AgentsError.js';
export { BudgetExceededError, type BudgetKind } from './errors/BudgetExceededError.js';
export { CallbackError } from './errors/CallbackError.js';
export { InputGuardrailTripwireTriggered } from './errors/InputGuardrailTripwireTriggered.js';
export { MaxTurnsExceededError } from './errors/MaxTurnsExceededError.js';
export { ModelBehaviorError, type ModelBehaviorIssue } from './errors/ModelBehaviorError.js';
export { ModelError, type ModelErrorDetails } from './errors/ModelError.js';
export { ModelIncompleteError } from './errors/ModelIncompleteError.js';
export { ModelRefusalError } from './errors/ModelRefusalError.js';
export { OutputGuardrailTripwireTriggered } from './errors/OutputGuardrailTripwireTriggered.js';
export { RunTimeoutError, type TimeoutScope } from './errors/RunTimeoutError.js';
export { ToolCallError } from './errors/ToolCallError.js';
export { ToolInputGuardrailTripwireTriggered } from './errors/ToolInputGuardrailTripwireTriggered.js';
export { ToolOutputGuardrailTripwireTriggered } from './errors/ToolOutputGuardrailTripwireTriggered.js';
export { ToolTimeoutError } from './errors/ToolTimeoutError.js';
export { UserError } from './errors/UserError.js';

// Remembering conversations
export { MemorySession, type MemorySessionOptions } from './session/MemorySession.js';
export type { Session } from './session/Session.js';
