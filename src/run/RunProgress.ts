import type { ResponseInputItem, ResponseOutputMessage } from 'openai/resources/responses/responses';
import type { Handoff } from '../agent/handoff.js';
import type { ModelResponse } from '../events/ModelResponse.js';
import type { ApprovalDecision } from '../events/RunState.js';
import type { RunItem } from '../events/RunItem.js';
import type { StoppedRun } from '../events/RunResult.js';
import type { RequestUsage, UnfinishedRequest } from '../events/Usage.js';
import { logOf, type Log } from './Log.js';
import { requestUsageOf } from './requestUsageOf.js';
import type { ResponseInProgress } from './ResponseInProgress.js';
import type { AnyAgent } from './RunEnvironment.js';

/** The turn that is being taken. */
export interface TurnInProgress {
  readonly handoffNames: readonly string[];
  readonly response: ResponseInProgress;
  /** How many items the run had when the response began. */
  readonly firstItem: number;
  /** What was announced of the turn before the run was resumed. */
  readonly earlier: readonly RunItem[];
  /** Whether its usage and its response are counted already. */
  readonly isBilled: boolean;
}

/** How the run ends, once that is known. */
export type Ending =
  | { readonly type: 'completed'; readonly finalOutput: unknown }
  | { readonly type: 'interrupted' }
  | { readonly type: 'stopped'; readonly mode: StoppedRun['mode'] }
  | { readonly type: 'failed'; readonly error: unknown };

/**
 * What comes next in a run: announce the agent, load the session, save to it what is new, take a turn, ask the
 * handler of its error, finalize its output, close
 * what a cut left open, finish, nothing.
 */
export type Phase = 'announce' | 'load' | 'save' | 'turn' | 'handle' | 'finalize' | 'close' | 'finish' | 'ended';

/** A handoff that took place. */
export interface HandedOver {
  /** Who handed over. */
  readonly from: AnyAgent;
  /** The handoff that it came by; absent where an interceptor made the outcome. */
  readonly via?: Handoff<never>;
  /** How many items there were to be sent before the turn that handed over. */
  readonly firstNew: number;
}

/**
 * Where a run stands: a value that flows from turn to turn, folded from what the run emits.
 *
 * Every field is there from the start, if only as `undefined`: a copy that adds a field gets a hidden class of its own, which made
 * an eighth of what a waiting run holds and a fifth of what a short run costs.
 */
export interface RunProgress {
  readonly phase: Phase;
  /** What comes after the save. */
  readonly afterSave: Phase | undefined;
  /** Whether what is new is saved at all. */
  readonly isSaved: boolean;
  /** Whether the session's items are still to be loaded. */
  readonly isLoading: boolean;
  /** Whether the agent has not had a turn since it became the active one. */
  readonly isAgentNew: boolean;
  /** Whether guardrails are still being asked about the turn: it is not kept without their verdict. */
  readonly isVerdictAwaited: boolean;
  readonly agent: AnyAgent;
  /** Model calls begun. */
  readonly turn: number;
  readonly input: readonly ResponseInputItem[];
  readonly newItems: Log<RunItem>;
  readonly history: Log<ResponseInputItem>;
  /** What models are sent in place of the history, where a handoff has changed that. */
  readonly modelHistory: Log<ResponseInputItem> | undefined;
  /** How many of the first items that models are sent are none of the run's own. */
  readonly inputLength: number;
  /** Until it is settled what the next agent's model is sent. */
  readonly handedOver: HandedOver | undefined;
  /** What the session does not have yet. */
  readonly unsaved: readonly ResponseInputItem[];
  /** What the server, where it keeps the history, does not have yet. */
  readonly unsent: readonly ResponseInputItem[];
  readonly lastResponseId: string | undefined;
  readonly responses: Log<ModelResponse>;
  readonly requests: number;
  readonly usage: RequestUsage;
  /** The usage of each call that reported it, retracted ones included. */
  readonly perRequest: Log<RequestUsage>;
  readonly unfinished: Log<UnfinishedRequest>;
  /** Names of the agents that have used a tool. */
  readonly toolUsers: ReadonlySet<string>;
  /** By call id. */
  readonly decisions: ReadonlyMap<string, ApprovalDecision>;
  /** What was decided for all calls of a tool, by its name. */
  readonly always: ReadonlyMap<string, ApprovalDecision>;
  /** Messages that came while the run worked, and wait for the next model call. */
  readonly steered: readonly ResponseInputItem[];
  readonly current: TurnInProgress | undefined;
  /** What the turn came to, until it is final. */
  readonly finalOutput: unknown;
  /** What a handler is asked about. */
  readonly failure: unknown;
  /** What a handler answered in the model's place; without the message where that is not kept. */
  readonly handled: { readonly message?: ResponseOutputMessage } | undefined;
  readonly stopRequested: StoppedRun['mode'] | undefined;
  /** How a stop that was asked for ends the run, where not by itself. */
  readonly stopEnding: Ending | undefined;
  readonly ending: Ending | undefined;
  /** What a stop cut off. */
  readonly cut: Pick<StoppedRun, 'partialText' | 'partialCalls'> | undefined;
}

const NONE: ReadonlyMap<string, ApprovalDecision> = new Map();
const NO_USAGE = requestUsageOf();
const NOBODY: ReadonlySet<string> = new Set();
const EMPTY: readonly never[] = [];

export function runProgressOf(
  agent: AnyAgent,
  input: readonly ResponseInputItem[],
  { isSaved = false, isLoading = false }: Partial<Pick<RunProgress, 'isSaved' | 'isLoading'>> = {},
): RunProgress {
  return {
    phase: 'announce',
    afterSave: undefined,
    isSaved,
    isLoading,
    isAgentNew: true,
    isVerdictAwaited: false,
    agent,
    turn: 0,
    input,
    newItems: logOf(),
    history: logOf(input),
    modelHistory: undefined,
    inputLength: input.length,
    handedOver: undefined,
    unsaved: EMPTY,
    unsent: input,
    lastResponseId: undefined,
    responses: logOf(),
    requests: 0,
    usage: NO_USAGE,
    perRequest: logOf(),
    unfinished: logOf(),
    toolUsers: NOBODY,
    decisions: NONE,
    always: NONE,
    steered: EMPTY,
    current: undefined,
    finalOutput: undefined,
    failure: undefined,
    handled: undefined,
    stopRequested: undefined,
    stopEnding: undefined,
    ending: undefined,
    cut: undefined,
  };
}

/** The run in its next phase, with a save before it where there is one to make. */
export function inPhase<T extends RunProgress>(progress: T, phase: Phase): T {
  return progress.isSaved ? { ...progress, phase: 'save', afterSave: phase } : { ...progress, phase };
}
