import { from, of, type Observable } from 'rxjs';
import { MaxTurnsExceededError } from '../errors/MaxTurnsExceededError.js';
import type { FailedRunResult, RunResult } from '../events/RunResult.js';
import { assertRunnable } from './assertRunnable.js';
import { closingEvents } from './closingEvents.js';
import type { RunElement } from './reduceRun.js';
import type { RunEnvironment } from './RunEnvironment.js';
import { runErrorOf } from './runErrorOf.js';
import type { RunProgress } from './RunProgress.js';
import { runResultOf } from './runResultOf.js';
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
    case 'turn':
      if (progress.stopRequested) return of(CLOSED);
      assertTurn(progress, env);
      return takeTurn(progress, env);
    case 'close':
      return from([...closingEvents(progress, env), CLOSED]);
    case 'finish':
      return finish(progress, env);
    case 'ended':
      return undefined;
  }
}

function assertTurn({ turn }: RunProgress, env: RunEnvironment): void {
  if (turn === 0) assertRunnable(env);
  if (env.maxTurns !== null && turn >= env.maxTurns) throw new MaxTurnsExceededError(env.maxTurns);
}

function finish(progress: RunProgress, env: RunEnvironment): Observable<RunElement> {
  const result = runResultOf(progress, env);
  if (progress.ending?.type === 'failed') throw runErrorOf(progress.ending.error, result as FailedRunResult);
  return of({ type: 'run_finished_event', result: result as RunResult });
}
