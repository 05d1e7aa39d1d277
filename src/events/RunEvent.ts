import type { ResponseStreamEvent } from 'openai/resources/responses/responses';
import type { AgentReference } from './AgentReference.js';
import type { RunItem } from './RunItem.js';
import type { RUN_ITEM_NAMES } from './RunItemName.js';
import type { RunResult } from './RunResult.js';

/** A chunk of the model's stream, untouched. */
export interface RawResponseEvent {
  readonly type: 'raw_response_event';
  readonly data: ResponseStreamEvent;
}

/** A run item is complete; `name` tells which kind, and narrows `item`. */
export type RunItemStreamEvent = {
  [TType in RunItem['type']]: {
    readonly type: 'run_item_stream_event';
    readonly name: (typeof RUN_ITEM_NAMES)[TType];
    readonly item: Extract<RunItem, { readonly type: TType }>;
  };
}[RunItem['type']];

/** The active agent: first event of every run, and after every handoff. */
export interface AgentUpdatedStreamEvent<TAgent extends AgentReference = AgentReference> {
  readonly type: 'agent_updated_stream_event';
  readonly agent: TAgent;
}

/** A tool reported progress. */
export interface ToolProgressEvent {
  readonly type: 'tool_progress_event';
  readonly toolName: string;
  readonly callId: string;
  readonly data: unknown;
}

/** An event of a run that an agent used as a tool started. */
export interface NestedRunEvent {
  readonly type: 'nested_run_event';
  readonly agent: AgentReference;
  readonly callId: string;
  readonly event: RunEvent;
}

/** Output that was streamed already is withdrawn: the response starts over. */
export interface ResponseRetractedEvent {
  readonly type: 'response_retracted_event';
  /** Number of the attempt that is withdrawn, from 1. */
  readonly attempt: number;
  /** Ids of the withdrawn items that were announced. */
  readonly itemIds: readonly string[];
  readonly reason: string;
}

/** Last event of every run that did not fail. */
export interface RunFinishedEvent<TOutput = unknown, TAgent extends AgentReference = AgentReference> {
  readonly type: 'run_finished_event';
  readonly result: RunResult<TOutput, TAgent>;
}

/**
 * What a run emits, told apart by `type`: names as in the OpenAI Agents SDK for Python.
 *
 * Events are plain JSON, apart from the values that your own code made; an agent serialises as `{ name }`.
 */
export type RunEvent<TOutput = unknown, TAgent extends AgentReference = AgentReference> =
  | RawResponseEvent
  | RunItemStreamEvent
  | AgentUpdatedStreamEvent<TAgent>
  | ToolProgressEvent
  | NestedRunEvent
  | ResponseRetractedEvent
  | RunFinishedEvent<TOutput, TAgent>;
