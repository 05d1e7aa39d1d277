// Running
export { run } from './run/run.js';
export type { RunInput } from './run/inputItemsOf.js';
export type { RunOptions } from './run/RunOptions.js';

// Defining agents
export { Agent } from './agent/Agent.js';
export type {
  AgentOptions,
  HandoffList,
  Instructions,
  JsonSchemaDefinition,
  OutputOf,
  OutputType,
  Tool,
} from './agent/AgentOptions.js';
export type { CompiledOutput } from './agent/compileOutputType.js';
export type { CompiledSchema, Parsed } from './agent/CompiledSchema.js';
export type { FunctionTool, IsEnabled, ToolErrorFunction } from './agent/FunctionTool.js';
export { handoff, type Handoff, type HandoffOptions } from './agent/handoff.js';
export { progress, type Progress } from './agent/progress.js';
export type { JsonSchema, Schema, SchemaOutput, StandardSchema } from './agent/Schema.js';
export { tool, type ToolOptions } from './agent/tool.js';
export type { ToolCallDetails } from './agent/ToolCallDetails.js';
export type { ToolResult, ToolsToFinalOutput, ToolUseBehavior } from './agent/ToolUseBehavior.js';

// Events and items
export type { AgentReference } from './events/AgentReference.js';
export type { ModelEvent, ResponseRetracted } from './events/ModelEvent.js';
export type { ModelResponse } from './events/ModelResponse.js';
export type * from './events/RunEvent.js';
export type * from './events/RunItem.js';
export type { RunItemName } from './events/RunItemName.js';
export type {
  CompletedRunResult,
  FailedRunResult,
  RunResult,
  RunResultBase,
  StoppedRun,
  StoppedRunResult,
} from './events/RunResult.js';
export { isRunItemEvent } from './events/isRunItemEvent.js';
export type { RequestUsage, UnfinishedRequest, Usage } from './events/Usage.js';

// Models
export type { Model } from './model/Model.js';
export type { HostedTool, ModelFunction, ModelRequest } from './model/ModelRequest.js';
export type { ModelSettings } from './model/ModelSettings.js';

// In and out of RxJS
export type { Eventually } from './interop/Eventually.js';
export { fromAbortSignal } from './interop/fromAbortSignal.js';
export { fromAsyncIterable } from './interop/fromAsyncIterable.js';
export { lastValueFrom } from './interop/lastValueFrom.js';
export type { OverflowOptions } from './interop/OverflowOptions.js';
export type { RunAsyncIterable } from './interop/RunAsyncIterable.js';
export { toAsyncIterable } from './interop/toAsyncIterable.js';

// What users pipe a run through
export { textDeltas } from './operators/textDeltas.js';

// Around the work of a run
export { intercept } from './work/intercept.js';
export type { Interceptor } from './work/Interceptor.js';
export type { TurnOutcome } from './work/TurnOutcome.js';
export type { Work, WorkKind, WorkProgress, WorkValue } from './work/Work.js';
export type { WorkUnit } from './work/WorkUnit.js';

// Errors
export { AgentsError, isAgentsError } from './errors/AgentsError.js';
export { CallbackError } from './errors/CallbackError.js';
export { MaxTurnsExceededError } from './errors/MaxTurnsExceededError.js';
export { ModelBehaviorError, type ModelBehaviorIssue } from './errors/ModelBehaviorError.js';
export { ModelError, type ModelErrorDetails } from './errors/ModelError.js';
export { ModelIncompleteError } from './errors/ModelIncompleteError.js';
export { ModelRefusalError } from './errors/ModelRefusalError.js';
export { ToolCallError } from './errors/ToolCallError.js';
export { ToolTimeoutError } from './errors/ToolTimeoutError.js';
export { UserError } from './errors/UserError.js';
