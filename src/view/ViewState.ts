import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { requestUsageOf } from '../run/requestUsageOf.js';
import type { MessageView } from './MessageView.js';
import { messageViewsOf } from './messageViewsOf.js';
import type { ReasoningView } from './ReasoningView.js';
import type { RunView } from './runView.js';
import type { ToolCallView } from './ToolCallView.js';
import type { UsageView } from './UsageView.js';
import { viewListOf, type ViewEntry, type ViewList } from './ViewList.js';

/** A call, and the state of the run that it started. */
export interface CallEntry extends ViewEntry<ToolCallView> {
  readonly fields: Omit<ToolCallView, 'partialArguments'>;
  readonly nested?: ViewState;
}

export interface ReasoningEntry extends ViewEntry<ReasoningView> {
  /** The part of it that is being written. */
  readonly part?: number;
}

/** What stays the same while a message is written. */
export interface ViewFrame extends Omit<RunView, 'messages' | 'toolCalls' | 'reasoning'> {
  readonly toolCalls: ViewList<CallEntry>;
  readonly reasoning: ViewList<ReasoningEntry>;
  /** Where the run began, once it has. */
  readonly seed?: ViewState;
  /** The agent that is about to take over. */
  readonly handoffTo?: string | undefined;
  /** Whether the response is over: whatever comes next is of another one. */
  readonly isOver?: boolean;
  /** Whether it is over by its own word. */
  readonly isCompleted?: boolean;
  /** The place of the item that the latest event completed. */
  readonly doneAt?: number | undefined;
}

/**
 * What views of a run are made from. Two parts, since an object that is copied field by field for each delta would cost more than all
 * the rest.
 */
export interface ViewState {
  readonly messages: ViewList<ViewEntry<MessageView>>;
  readonly frame: ViewFrame;
}

/** Of a run that has not called its model yet. */
export const NO_USAGE: UsageView = { requests: 0, ...requestUsageOf() };

/** A run of which nothing is known, after the messages given. */
export function viewStateOf(messages: readonly (MessageView | ResponseInputItem)[] = []): ViewState {
  return {
    messages: viewListOf(messageViewsOf(messages).map(entryOf)),
    frame: {
      status: 'running',
      toolCalls: viewListOf<CallEntry>(),
      reasoning: viewListOf<ReasoningEntry>(),
      approvals: [],
      usage: NO_USAGE,
    },
  };
}

/** An entry of what is complete. */
export function entryOf<T>(shown: T): ViewEntry<T> {
  return { shown, place: undefined, isLive: false };
}

/** A state in which something has changed beside the messages. */
export function withFrame({ messages, frame }: ViewState, changes: Partial<ViewFrame>): ViewState {
  return { messages, frame: { ...frame, ...changes } };
}

/** The view of a state. */
export function runViewOf({ messages: { items: messages }, frame }: ViewState): RunView {
  const { status, agent, approvals, usage, finalOutput, stopped, error } = frame;
  const toolCalls = frame.toolCalls.items;
  const reasoning = frame.reasoning.items;
  // Written out, since it is made for each delta, and the spreads cost more than all the rest.
  if (status === 'running' && agent) return { status, agent, messages, toolCalls, reasoning, approvals, usage };
  return {
    status,
    ...(agent && { agent }),
    messages,
    toolCalls,
    reasoning,
    approvals,
    usage,
    ...('finalOutput' in frame && { finalOutput }),
    ...(stopped && { stopped }),
    ...(error && { error }),
  };
}

const VISIBLE = ['toolCalls', 'reasoning', 'usage', 'approvals', 'status', 'agent', 'error'] as const;

/** Whether two states look the same. */
export function isSameView({ messages, frame }: ViewState, other: ViewState): boolean {
  return (
    messages === other.messages && (frame === other.frame || VISIBLE.every((key) => frame[key] === other.frame[key]))
  );
}
