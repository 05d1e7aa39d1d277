// A model that follows a script
export { scriptedModel, type Script, type ScriptedModel, type ScriptedModelOptions } from './scriptedModel.js';
export type { ResponseStep, ScriptedStep } from './ScriptedStep.js';

// Output items of a response
export { hostedCall, type HostedCall } from './hostedCall.js';
export { item } from './item.js';
export { json } from './json.js';
export { reasoning, type ReasoningOptions } from './reasoning.js';
export { refusal } from './refusal.js';
export { text, type TextOptions } from './text.js';
export { toolCall, type ToolCallOptions } from './toolCall.js';
export type { Deltas } from './deltasOf.js';
export type { ItemPlace, ItemStream, ScriptedItem, UnnumberedEvent } from './ScriptedItem.js';

// Whole responses, and how they end
export { error, type ScriptedError } from './error.js';
export { failed } from './failed.js';
export { incomplete } from './incomplete.js';
export { response, type IncompleteReason, type ScriptedResponse, type ScriptedResponseOptions } from './response.js';
export { usage } from './usage.js';
export type { ScriptedUsage, TokenCounts } from './ScriptedUsage.js';

// Marble diagrams
export { byLetter } from './byLetter.js';
export { responseEvents } from './responseEvents.js';
