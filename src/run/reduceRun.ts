import type { ResponseInputItem, ResponseOutputMessage } from 'openai/resources/responses/responses';
import type { RunEvent, RunItemStreamEvent } from '../events/RunEvent.js';
import type { TurnFact, TurnPrepared } from '../work/TurnFact.js';
import type { TurnOutcome } from '../work/TurnOutcome.js';
import { commitTurn } from './commitTurn.js';
import { handOver } from './handOver.js';
import { letIn } from './letIn.js';
import { append, logOf, truncate } from './Log.js';
import { partialOf } from './partialOf.js';
import { isTripwire } from './isTripwire.js';
import { receive, responseInProgress } from './ResponseInProgress.js';
import type { AnyAgent } from './RunEnvironment.js';
import { inPhase, type Ending, type Phase, type RunProgress } from './RunProgress.js';

/** What happens to a run beside what it emits. */
export type RunSignal =
  /** With an error where what asks for the stop has failed. */
  | { readonly type: 'stop'; readonly mode: 'now' | 'after_turn'; readonly failure?: Ending }
  | { readonly type: 'steer'; readonly items: readonly ResponseInputItem[] }
  | { readonly type: 'failed'; readonly error: unknown }
  /** The turn has failed, and there is a handler for that. */
  | { readonly type: 'caught'; readonly error: unknown }
  | ErrorHandled
  | SessionLoaded
  /** The session has what is new; the save is not over yet. */
  | { readonly type: 'written' }
  | HistoryRewritten
  | { readonly type: 'saved' }
  | { readonly type: 'steered'; readonly count: number }
  | { readonly type: 'finalized' }
  | { readonly type: 'closed' };

/** What a handler answered in the model's place. */
export interface ErrorHandled {
  readonly type: 'handled';
  readonly finalOutput: unknown;
  /** Says the final output; absent where that is not kept. */
  readonly message?: ResponseOutputMessage;
}

/** What the next model is sent, as a handoff wants it. */
export interface HistoryRewritten {
  readonly type: 'rewritten';
  readonly items: readonly ResponseInputItem[];
  /** How many of the first ones are none of the run's own. */
  readonly inputLength: number;
}

/** What the run goes on from, and what of it the session does not have yet. */
export interface SessionLoaded {
  readonly type: 'loaded';
  readonly history: readonly ResponseInputItem[];
  readonly unsaved: readonly ResponseInputItem[];
}

/** Everything that a run's progress is folded from. */
export type RunElement = RunEvent | TurnFact | TurnOutcome | RunSignal;

/** Where the run stands after one more element. */
export function reduceRun(progress: RunProgress, element: RunElement): RunProgress {
  switch (element.type) {
    case 'raw_response_event':
      if (progress.current) receive(progress.current.response, element.data);
      return progress;
    case 'run_item_stream_event':
      return withItem(progress, element);
    case 'response_retracted_event':
      return retracted(progress);
    case 'agent_updated_stream_event':
      return { ...progress, phase: afterAnnounce(progress), afterSave: 'turn', agent: element.agent as AnyAgent };
    case 'verdict_awaited':
    case 'verdict_given':
      return { ...progress, isVerdictAwaited: element.type === 'verdict_awaited' };
    case 'turn_prepared':
      return begun(progress, element);
    case 'final_output':
      return { ...progress, phase: 'finalize', finalOutput: element.finalOutput };
    case 'run_again':
      return inPhase(commitTurn(progress), 'turn');
    case 'handoff':
      return inPhase(handOver(progress, element), 'announce');
    case 'interrupted':
      // The turn stays open: it is no part of the history before its calls have their outputs.
      return { ...progress, phase: 'finish', ending: { type: 'interrupted' } };
    case 'approval_decided':
      return decided(progress, element);
    case 'run_finished_event':
      return { ...progress, phase: 'ended' };
    default:
      return signalled(progress, element as RunSignal);
  }
}

/** Where the run stands after what is no event, and no outcome of a turn. */
function signalled(progress: RunProgress, signal: RunSignal): RunProgress {
  switch (signal.type) {
    case 'stop':
      return stopped(progress, signal);
    case 'steer':
      return { ...progress, steered: [...progress.steered, ...signal.items] };
    case 'failed':
      return failed(progress, signal.error);
    case 'caught':
      return { ...progress, phase: 'handle', failure: signal.error };
    case 'handled': {
      const { finalOutput, message } = signal;
      return { ...progress, phase: 'finalize', finalOutput, handled: message ? { message } : {} };
    }
    case 'loaded':
      return loaded(progress, signal);
    case 'written':
      return { ...progress, unsaved: [] };
    case 'rewritten': {
      return { ...progress, handedOver: undefined, modelHistory: logOf(signal.items), inputLength: signal.inputLength };
    }
    case 'saved':
      return { ...progress, phase: progress.afterSave as Phase, unsaved: [] };
    case 'steered':
      return inPhase({ ...progress, steered: progress.steered.slice(signal.count) }, 'turn');
    case 'finalized':
      return finalized(progress);
    case 'closed':
      return closed(progress);
    default:
      return progress;
  }
}

function afterAnnounce({ ending, isLoading, isSaved, unsaved }: RunProgress): Phase {
  if (ending) return 'close';
  // A run that was resumed may not have come to that.
  if (isSaved && unsaved.length > 0) return 'save';
  return isLoading ? 'load' : 'turn';
}

function loaded(progress: RunProgress, { history, unsaved }: SessionLoaded): RunProgress {
  return inPhase(
    { ...progress, isLoading: false, history: logOf(history), inputLength: history.length, unsaved },
    'turn',
  );
}

/** One for all turns that begin anew. */
const NOTHING: readonly never[] = [];

function begun(progress: RunProgress, { turn, handoffNames }: TurnPrepared): RunProgress {
  // An interceptor may begin a turn again: what came of it before stays said.
  const committed = commitTurn(progress);
  const firstItem = progress.newItems.length;
  return {
    ...committed,
    isAgentNew: false,
    handedOver: undefined,
    turn,
    current: { handoffNames, response: responseInProgress(), firstItem, earlier: NOTHING, isBilled: false },
  };
}

function decided(progress: RunProgress, fact: Extract<TurnFact, { type: 'approval_decided' }>): RunProgress {
  const { callId, toolName, decision, isAlways } = fact;
  return {
    ...progress,
    decisions: new Map(progress.decisions).set(callId, decision),
    ...(isAlways && { always: new Map(progress.always).set(toolName, decision) }),
  };
}

function withItem(progress: RunProgress, { item }: RunItemStreamEvent): RunProgress {
  const { toolUsers } = progress;
  const { type, agent } = item;
  const isFirstUse = (type === 'tool_call_item' || type === 'handoff_call_item') && !toolUsers.has(agent.name);
  return {
    ...(type === 'input_item' ? letIn(progress, [item.rawItem]) : progress),
    newItems: append(progress.newItems, [item]),
    ...(isFirstUse && { toolUsers: new Set([...toolUsers, agent.name]) }),
  };
}

function retracted(progress: RunProgress): RunProgress {
  const { current, newItems, responses, history, modelHistory, unsaved, unsent } = progress;
  if (!current) return progress;
  return {
    // The attempt's cost is kept, its output is not.
    ...commitTurn(progress),
    responses,
    history,
    modelHistory,
    unsaved,
    unsent,
    newItems: truncate(newItems, current.firstItem),
    current: { ...current, response: responseInProgress() },
  };
}

/** The final output stands, unless a message has come meanwhile, which takes one more turn. */
function finalized(progress: RunProgress): RunProgress {
  const { finalOutput } = progress;
  const committed = commitTurn({ ...progress, isVerdictAwaited: false, finalOutput: undefined });
  if (progress.steered.length > 0) return inPhase(committed, 'turn');
  return inPhase({ ...committed, ending: { type: 'completed', finalOutput } }, 'finish');
}

function failed(progress: RunProgress, error: unknown): RunProgress {
  const ending = { type: 'failed', error } as const;
  // What could not be saved is not saved again.
  if (progress.phase === 'save') return { ...progress, phase: 'finish', ending };
  if (isEnding(progress)) return progress;
  // Nothing more is said after a guardrail's trip, and what it refused is not kept.
  if (isTripwire(error)) return { ...commitTurn({ ...progress, isVerdictAwaited: true }), phase: 'finish', ending };
  // The agent is announced before anything else is said.
  const { phase } = progress;
  // A final output that no guardrail could judge is kept.
  const judged = phase === 'finalize' ? { ...progress, isVerdictAwaited: false } : progress;
  return { ...judged, phase: phase === 'announce' ? 'announce' : 'close', ending };
}

function stopped(progress: RunProgress, { mode, failure }: Extract<RunSignal, { type: 'stop' }>): RunProgress {
  if (isEnding(progress)) return progress;
  const { stopRequested, ending = failure ?? { type: 'stopped', mode } } = progress;
  return {
    ...progress,
    stopRequested: stopRequested === 'now' ? 'now' : mode,
    ...(failure && { stopEnding: failure }),
    ...(mode === 'now' && isCuttable(progress) && { phase: 'close', ending }),
  };
}

function closed(progress: RunProgress): RunProgress {
  const { stopRequested: mode = 'now', stopEnding = { type: 'stopped', mode } } = progress;
  const { ending = stopEnding } = progress;
  return inPhase({ ...commitTurn({ ...progress, ending }), cut: partialOf(progress.current) }, 'finish');
}

/** A write to the session is never cut. */
function isCuttable({ phase }: RunProgress): boolean {
  return phase === 'turn' || phase === 'handle' || phase === 'finalize';
}

function isEnding({ phase, ending }: RunProgress): boolean {
  return phase === 'close' || phase === 'finish' || phase === 'ended' || (phase === 'save' && ending !== undefined);
}
