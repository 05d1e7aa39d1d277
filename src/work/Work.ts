import type { AgentReference } from '../events/AgentReference.js';
import type { ModelEvent } from '../events/ModelEvent.js';
import type { RunEvent } from '../events/RunEvent.js';
import type { TurnFact } from './TurnFact.js';
import type { TurnOutcome } from './TurnOutcome.js';

/** The value of a unit whose value is not an event: its last notification. */
export interface WorkValue<T = unknown> {
  readonly type: 'value';
  readonly value: T;
}

/** What a tool reports before its value. */
export interface WorkProgress {
  readonly type: 'progress';
  readonly data: unknown;
}

/** What the run of an agent that is used as a tool emits. */
export interface NestedEvent {
  readonly type: 'nested';
  readonly agent: AgentReference;
  readonly event: RunEvent;
}

/**
 * What each kind of work emits: deltas, maybe none, then exactly one value, last, told apart by its `type`.
 *
 * `run` and `turn` are composite: they consist of other units. The value of a `model_call` is its terminal event
 * (`response.completed`, `response.incomplete`, `response.failed`), that of a `turn` its outcome, that of a `run` its
 * `run_finished_event`.
 */
export interface Work {
  readonly run: RunEvent;
  readonly turn: RunEvent | TurnFact | TurnOutcome;
  readonly model_call: ModelEvent;
  readonly tool_call: WorkProgress | NestedEvent | WorkValue;
  readonly guardrail: WorkValue;
  readonly handoff: WorkValue;
  readonly session: WorkValue;
  readonly approval: WorkValue;
  readonly steering: WorkValue;
  /** Instructions, predicates, filters, hooks. */
  readonly callback: WorkValue;
}

/** The kinds of work. */
export type WorkKind = keyof Work;
