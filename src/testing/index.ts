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
export { marbleModel, type MarbleModelOptions } from './marbleModel.js';
export { marbleTool } from './marbleTool.js';
export type { ModelMarble } from './ResponseWriter.js';
export { byLetter } from './byLetter.js';
export { responseEvents } from './responseEvents.js';

// Events of a run, and a session
export { fakeSession, type FakeSession, type FakeSessionOptions, type SessionMethod } from './fakeSession.js';
export { itemEvent } from './itemEvent.js';
export { rawEvent } from './rawEvent.js';

// What the order of a run's events has to be
export { assertRunGrammar, type RunGrammarOptions } from './assertRunGrammar.js';
export { letterOf } from './letterOf.js';
export { RunGrammarError } from './RunGrammarError.js';

// A model that refuses what the API refuses
export { strictHistory, type StrictHistoryOptions } from './strictHistory.js';
export type { StoredItems } from './ServerHistory.js';

// Crashes
export { CrashError } from './CrashError.js';
export { crashEverywhere } from './crashEverywhere.js';
export type { CrashOptions, CrashReport, RunSegment } from './RunSegment.js';

// Tests that are drawn
export { runMarbles, type RunExpectation, type RunMarbles } from './runMarbles.js';
export type { Pattern, RunFailure, RunLegend, RunLetter } from './RunLegend.js';

// Record a model, and replay it
export { recordModel } from './recordModel.js';
export { replayModel, type ReplayOptions } from './replayModel.js';
// Pictures of a run
export { marbleDiagram, type MarbleDiagramOptions } from './diagram/marbleDiagram.js';
export { marbleDiagramOf, type MarbleDiagram } from './diagram/marbleDiagramOf.js';
export type { DiagramOptions, DiagramSvgOptions, DiagramTextOptions } from './diagram/DiagramOptions.js';
export type { RunEnding, TimedEvent } from './diagram/TimedEvent.js';
