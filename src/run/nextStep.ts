import { from, of, type Observable } from 'rxjs';
import { MaxTurnsExceededError } from '../errors/MaxTurnsExceededError.js';
import { UserError } from '../errors/UserError.js';
import type { FailedRunResult, RunResult } from '../events/RunResult.js';
import { assertRunnable } from './assertRunnable.js';
import { closingEvents } from './closingEvents.js';
import type { RunElement } from './reduceRun.js';
import type { RunEnvironment } from './RunEnvironment.js';
import { runErrorOf } from './runErrorOf.js';
import type { RunProgress } from './RunProgress.js';
import { finalizeOutput } from './finalizeOutput.js';
import { guardrailsOf } from './guardrailsOf.js';
import { handleError } from './handleError.js';
import { letInMessages } from './letInMessages.js';
import { loadSession } from './loadSession.js';
import { rewriteHistory } from './rewriteHistory.js';
import { resumeTurn } from './resumeTurn.js';
import { runResultOf } from './runResultOf.js';
import { saveTurn } from './saveTurn.js';
import { takeTurn } from './takeTurn.js';

const CLOSED = { type: 'closed' } as const;

/**
 * The work that comes next in a run; nothing when it has ended.
 *
 * @throws what makes the run fail, and in the end the error that it ends with
 */
export function nextStep(progress: RunProgress, env: RunEnvironment): Observable<RunElement> | undefined {
  switch (progress.phase) {
    case 'announce':
      return of({ type: 'agent_updated_stream_event', agent: progress.agent });
    case 'load':
      assertRunnable(env);
      return loadSession(progress, env);
    case 'save':
      if (env.stateError) throw env.stateError;
      return saveTurn(progress, env);
    case 'turn':
      return nextTurn(progress, env);
    case 'handle':
      return handleError(progress, env);
    case 'finalize':
      return finalizeOutput(progress, env);
    case 'close':
      return from([...closingEvents(progress, env), CLOSED]);
    case 'finish':
      return finish(progress, env);
    case 'ended':
      return undefined;
  }
}

function nextTurn(progress: RunProgress, env: RunEnvironment): Observable<RunElement> {
  if (progress.stopRequested) return of(CLOSED);
  if (progress.turn === env.firstTurn) assertRunnable(env);
  if (progress.current) return resumeTurn(progress, env);
  const rewritten$ = rewriteHistory(progress, env);
  if (rewritten$) return rewritten$;
  if (progress.steered.length > 0) return letInMessages(progress, env);
  assertTurn(progress, env);
  return takeTurn(progress, env);
}

function assertTurn({ turn, agent }: RunProgress, env: RunEnvironment): void {
  if (env.serverHistory && guardrailsOf('outputGuardrails', agent, env).length > 0) {
    // What is refused could not be taken back from there.
    throw new UserError(
      `Agent "${agent.name}" has output guardrails, and the server keeps the history. Keep it in a session, or leave them out.`,
    );
  }
  if (env.maxTurns !== null && turn >= env.maxTurns) throw new MaxTurnsExceededError(env.maxTurns);
}

function finish(progress: RunProgress, env: RunEnvironment): Observable<RunElement> {
  const { fault } = env.position;
  const isFailed = progress.ending?.type === 'failed';
  const ending = fault && !isFailed ? ({ type: 'failed', error: fault } as const) : progress.ending;
  const result = runResultOf({ ...progress, ending }, env);
  if (ending?.type === 'failed') throw runErrorOf(ending.error, result as FailedRunResult);
  return of({ type: 'run_finished_event', result: result as RunResult });
}
