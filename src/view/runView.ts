import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { identity, map, startWith, type OperatorFunction } from 'rxjs';
import type { AgentReference } from '../events/AgentReference.js';
import type { RunEvent } from '../events/RunEvent.js';
import type { ApprovalItem } from '../events/RunItem.js';
import type { RunResult, StoppedRun } from '../events/RunResult.js';
import { latestEvery, type CoalesceViews } from './latestEvery.js';
import type { MessageView } from './MessageView.js';
import type { ReasoningView } from './ReasoningView.js';
import type { ToolCallView } from './ToolCallView.js';
import type { UsageView } from './UsageView.js';
import { runViewOf, viewStateOf } from './ViewState.js';
import { viewStates } from './viewStates.js';

/**
 * What a screen shows of a run: plain data that never changes, in which all that stays the same from one view to the next is the same
 * object.
 */
export interface RunView<TOutput = unknown> {
  readonly status: 'running' | RunResult['status'] | 'failed';
  /** The active agent, once the run has begun. */
  readonly agent?: AgentReference;
  readonly messages: readonly MessageView[];
  readonly toolCalls: readonly ToolCallView[];
  readonly reasoning: readonly ReasoningView[];
  /** The calls that wait for somebody's approval, those of nested runs among them. */
  readonly approvals: readonly ApprovalItem[];
  readonly usage: UsageView;
  /** Of a run that completed. */
  readonly finalOutput?: TOutput;
  /** Of a run that was stopped: what was cut off. */
  readonly stopped?: StoppedRun;
  /** Of a run that failed. */
  readonly error?: { readonly name: string; readonly message: string };
}

/** What a view begins with, and how often there is a new one. */
export interface RunViewOptions {
  /** What was said before, shown first: messages of another view, or items such as the input and a result's `history`. */
  readonly messages?: readonly (MessageView | ResponseInputItem)[];
  /** Without it there is a view for each change; the first view and the last one never wait. */
  readonly coalesce?: CoalesceViews;
}

/**
 * What a screen shows of a run: a view at once, then one for each change, and never an error, since a run that fails has a view that
 * says so.
 *
 * ```ts
 * run(agent, 'Hi').pipe(runView({ coalesce: { ms: 16 } })).subscribe(({ status, messages }) => render(status, messages));
 * ```
 */
export function runView<TOutput, TAgent extends AgentReference>({
  messages = [],
  coalesce,
}: RunViewOptions = {}): OperatorFunction<RunEvent<TOutput, TAgent>, RunView<TOutput>> {
  const seed = viewStateOf(messages);
  return (run$) =>
    run$.pipe(
      viewStates(seed),
      coalesce ? latestEvery(coalesce) : identity,
      startWith(seed),
      map((state) => runViewOf(state) as RunView<TOutput>),
    );
}
