import type { RunEvent, RunItemStreamEvent } from '../events/RunEvent.js';
import type { TurnFact, TurnPrepared } from '../work/TurnFact.js';
import type { TurnOutcome } from '../work/TurnOutcome.js';
import { commitTurn } from './commitTurn.js';
import { append, truncate } from './Log.js';
import { partialOf } from './partialOf.js';
import { receive, responseInProgress } from './ResponseInProgress.js';
import type { AnyAgent } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';

/** What happens to a run beside what it emits. */
export type RunSignal =
  | { readonly type: 'stop'; readonly mode: 'now' | 'after_turn' }
  | { readonly type: 'failed'; readonly error: unknown }
  | { readonly type: 'closed' };

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
      return { ...progress, phase: progress.ending ? 'close' : 'turn', agent: element.agent as AnyAgent };
    case 'turn_prepared':
      return begun(progress, element);
    case 'final_output':
      return {
        ...commitTurn(progress),
        phase: 'finish',
        ending: { type: 'completed', finalOutput: element.finalOutput },
      };
    case 'run_again':
      return { ...commitTurn(progress), phase: 'turn' };
    case 'handoff':
      return { ...commitTurn(progress), phase: 'announce', agent: element.agent as AnyAgent };
    case 'stop':
      return stopped(progress, element.mode);
    case 'failed':
      return failed(progress, element.error);
    case 'closed':
      return closed(progress);
    case 'run_finished_event':
      return { ...progress, phase: 'ended' };
    default:
      return progress;
  }
}

function begun(progress: RunProgress, { turn, handoffNames }: TurnPrepared): RunProgress {
  // An interceptor may begin a turn again: what came of it before stays said.
  const committed = commitTurn(progress);
  const firstItem = progress.newItems.length;
  return { ...committed, turn, current: { handoffNames, response: responseInProgress(), firstItem } };
}

function withItem(progress: RunProgress, { item }: RunItemStreamEvent): RunProgress {
  const { toolUsers } = progress;
  const { type, agent } = item;
  const isFirstUse = (type === 'tool_call_item' || type === 'handoff_call_item') && !toolUsers.has(agent.name);
  return {
    ...progress,
    newItems: append(progress.newItems, [item]),
    ...(isFirstUse && { toolUsers: new Set([...toolUsers, agent.name]) }),
  };
}

function retracted(progress: RunProgress): RunProgress {
  const { current, newItems, responses, history } = progress;
  if (!current) return progress;
  return {
    // The attempt's cost is kept, its output is not.
    ...commitTurn(progress),
    responses,
    history,
    newItems: truncate(newItems, current.firstItem),
    current: { ...current, response: responseInProgress() },
  };
}

function failed(progress: RunProgress, error: unknown): RunProgress {
  if (isEnding(progress)) return progress;
  // The agent is announced before anything else is said.
  const phase = progress.phase === 'announce' ? 'announce' : 'close';
  return { ...progress, phase, ending: { type: 'failed', error } };
}

function stopped(progress: RunProgress, mode: 'now' | 'after_turn'): RunProgress {
  if (isEnding(progress)) return progress;
  const isCut = mode === 'now' && progress.phase === 'turn';
  return {
    ...progress,
    stopRequested: progress.stopRequested === 'now' ? 'now' : mode,
    ...(isCut && { phase: 'close', ending: { type: 'stopped', mode } }),
  };
}

function closed(progress: RunProgress): RunProgress {
  const { stopRequested: mode = 'now' } = progress;
  const ending = progress.ending ?? { type: 'stopped', mode };
  return { ...commitTurn({ ...progress, ending }), phase: 'finish', cut: partialOf(progress.current) };
}

function isEnding({ phase }: RunProgress): boolean {
  return phase === 'close' || phase === 'finish' || phase === 'ended';
}
