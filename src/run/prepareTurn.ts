import { concat, defer, EMPTY, ignoreElements, merge, type Observable } from 'rxjs';
import { requirePrompt } from '../agent/requirePrompt.js';
import { UserError } from '../errors/UserError.js';
import { askAgent } from './askAgent.js';
import { callHooks } from './callHooks.js';
import { offerOf } from './offerOf.js';
import type { Place } from './perform.js';
import { readyTurn } from './readyTurn.js';
import type { RunProgress } from './RunProgress.js';
import type { Turn } from './Turn.js';
import { turnFrom } from './turnFrom.js';

/**
 * Asks the agent, now, for what the turn needs: instructions, and which tools and handoffs are on offer.
 *
 * @throws UserError where that makes no turn
 */
export function prepareTurn(progress: RunProgress, place: Place): Observable<Turn> {
  const { agent } = progress;
  const { name } = agent;
  const questions: Observable<unknown>[] = [];
  const answers: Partial<Record<'instructions' | 'prompt', unknown>> = {};
  for (const what of ['instructions', 'prompt'] as const) {
    const note = (told: unknown): unknown => (answers[what] = told);
    askAgent(place, agent, questions, what, () => what, agent[what], note);
  }
  const offered = offerOf(agent, place, questions);

  const turn = (): Turn => {
    const instructions = instructionsFrom(answers.instructions, name);
    const prompt = agent.prompt && { prompt: requirePrompt(answers.prompt, name) };
    return turnFrom(progress, place, { instructions, ...prompt, ...offered() });
  };
  const started$ = progress.isAgentNew
    ? callHooks(place, agent.hooks, 'onAgentStart', 'hooks/', () => ({ input: progress.input }))
    : EMPTY;
  // Nearly all turns have nothing to wait for.
  if (questions.length === 0 && started$ === EMPTY) return readyTurn(turn());
  // Not forkJoin, which would ask on when the answer to one has ended the run.
  const asked$ = merge(...questions).pipe(ignoreElements());
  return concat(
    started$,
    asked$,
    defer(() => readyTurn(turn())),
  );
}

/** @throws UserError when what the agent's function gave is no text */
function instructionsFrom(answer: unknown, agentName: string): string | undefined {
  if (answer === undefined || typeof answer === 'string') return answer;
  throw new UserError(
    `The instructions of agent "${agentName}" are no text but ${typeof answer}. Let them be a string.`,
  );
}
