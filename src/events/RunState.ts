import type { ResponseInputItem, ResponseOutputItem } from 'openai/resources/responses/responses';
import type { ApprovalItem } from './RunItem.js';
import type { Usage } from './Usage.js';

/** Where a run stood, to be resumed by `run(agent, state)`: immutable, and plain JSON when serialised. */
export interface RunState {
  readonly runId: string;
  readonly status: RunStateJson['status'];
  /** What still waits for a decision, in nested runs too. */
  readonly interruptions: readonly ApprovalItem[];
  /**
   * The state in which a call is approved.
   *
   * @param item one of the `interruptions`
   * @throws UserError when nothing of the kind is pending
   */
  approve(item: ApprovalItem, options?: { readonly alwaysApprove?: boolean }): RunState;
  /**
   * The state in which a call is rejected.
   *
   * @param item one of the `interruptions`
   * @throws UserError when nothing of the kind is pending
   */
  reject(item: ApprovalItem, options?: { readonly message?: string; readonly alwaysReject?: boolean }): RunState;
  /** What `RunState.fromJSON()` reads. */
  toJSON(): RunStateJson;
}

/** What was decided about a tool call. */
export interface ApprovalDecision {
  readonly approve: boolean;
  /** What the model is told in place of the output of a rejected call. */
  readonly message?: string;
}

/** A state as JSON. */
export interface RunStateJson {
  readonly version: 1;
  readonly runId: string;
  readonly status: 'running' | 'interrupted' | 'stopped' | 'failed' | 'completed';
  /** Of a run that is completed. */
  readonly finalOutput?: unknown;
  /** Name of the active agent. */
  readonly agent: string;
  /** Model calls so far. */
  readonly turn: number;
  readonly isAgentNew: boolean;
  /** Present where the session's items are still to be loaded. */
  readonly isLoading?: boolean;
  readonly isVerdictAwaited: boolean;
  readonly input: readonly ResponseInputItem[];
  /** Up to the turn that is open. */
  readonly history: readonly ResponseInputItem[];
  /** What models are sent in place of it, where a handoff has changed that. */
  readonly modelHistory?: readonly ResponseInputItem[];
  /** How many of the first items that models are sent are none of the run's own. */
  readonly inputLength: number;
  /** A handoff that took place, where it is not settled what the next model is sent; by the names of agent and handoff. */
  readonly handedOver?: { readonly from: string; readonly via?: string; readonly firstNew: number };
  readonly unsaved: readonly ResponseInputItem[];
  readonly unsent: readonly ResponseInputItem[];
  readonly steered: readonly ResponseInputItem[];
  readonly lastResponseId?: string;
  /** Without that of the nested runs that are open. */
  readonly usage: Usage;
  readonly toolUsers: readonly string[];
  /** What was decided for all calls of a tool, by its name. */
  readonly always: Readonly<Record<string, ApprovalDecision>>;
  readonly open?: OpenTurnJson;
}

/** A turn whose response is there, and whose tools have not all settled. */
export interface OpenTurnJson {
  readonly responseId?: string;
  /** Absent unless the server did not store the response. */
  readonly store?: boolean;
  /** The response's items, in output order. */
  readonly output: readonly ResponseOutputItem[];
  /** The calls that have settled, in settling order, and the requests of hosted servers that were answered. */
  readonly outputs: readonly {
    readonly callId: string;
    readonly rawItem: ResponseInputItem;
    /** Of a call. */
    readonly output?: unknown;
  }[];
  /** Ids of the calls whose approval was requested, and of the requests of hosted servers. */
  readonly approvals: readonly string[];
  /** By call id. */
  readonly decisions: Readonly<Record<string, ApprovalDecision>>;
  /** The states of runs that were started by calls that have not settled, by call id. */
  readonly nested: Readonly<Record<string, RunStateJson>>;
}
