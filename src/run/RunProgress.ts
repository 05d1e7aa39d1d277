import type { ResponseInputItem } from 'openai/resources/responses/responses';
import type { ModelResponse } from '../events/ModelResponse.js';
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
}

/** How the run ends, once that is known. */
export type Ending =
  | { readonly type: 'completed'; readonly finalOutput: unknown }
  | { readonly type: 'stopped'; readonly mode: StoppedRun['mode'] }
  | { readonly type: 'failed'; readonly error: unknown };

/**
 * Where a run stands: a value that flows from turn to turn, folded from what the run emits.
 *
 * `phase` is what comes next: announce the agent, take a turn, close what is open, finish, nothing.
 */
export interface RunProgress {
  readonly phase: 'announce' | 'turn' | 'close' | 'finish' | 'ended';
  readonly agent: AnyAgent;
  /** Model calls begun. */
  readonly turn: number;
  readonly input: readonly ResponseInputItem[];
  readonly newItems: Log<RunItem>;
  readonly history: Log<ResponseInputItem>;
  readonly responses: Log<ModelResponse>;
  readonly requests: number;
  readonly usage: RequestUsage;
  /** The usage of each call that reported it, retracted ones included. */
  readonly perRequest: Log<RequestUsage>;
  readonly unfinished: Log<UnfinishedRequest>;
  /** Names of the agents that have used a tool. */
  readonly toolUsers: ReadonlySet<string>;
  readonly current?: TurnInProgress;
  readonly stopRequested?: StoppedRun['mode'];
  readonly ending?: Ending;
  /** What a stop cut off. */
  readonly cut?: Pick<StoppedRun, 'partialText' | 'partialCalls'>;
}

export function runProgressOf(agent: AnyAgent, input: readonly ResponseInputItem[]): RunProgress {
  return {
    phase: 'announce',
    agent,
    turn: 0,
    input,
    newItems: logOf(),
    history: logOf(input),
    responses: logOf(),
    requests: 0,
    usage: requestUsageOf(),
    perRequest: logOf(),
    unfinished: logOf(),
    toolUsers: new Set(),
  };
}
