import { concat, defer, EMPTY, from, identity, ignoreElements, mergeMap, type Observable } from 'rxjs';
import type { IsEnabled } from '../agent/FunctionTool.js';
import { isFunctionTool } from '../agent/isFunctionTool.js';
import { requirePrompt } from '../agent/requirePrompt.js';
import { UserError } from '../errors/UserError.js';
import { callHooks } from './callHooks.js';
import type { Place } from './perform.js';
import { performCallback } from './performCallback.js';
import { handoffsOf } from './reachableAgents.js';
import { readyTurn } from './readyTurn.js';
import type { RunProgress } from './RunProgress.js';
import type { Turn } from './Turn.js';
import { turnFrom } from './turnFrom.js';

/** Asks the agent for what the turn needs: instructions, and which tools and handoffs are on offer. */
export function prepareTurn(progress: RunProgress, place: Place): Observable<Turn> {
  return defer(() => {
    const { agent } = progress;
    const { name } = agent;
    const { context } = place.env;
    const allHandoffs = handoffsOf(agent);
    /** By the agent, tool or handoff that is asked about. */
    const answers = new Map<unknown, unknown>();
    const questions: Observable<unknown>[] = [];
    const ask = (
      subject: unknown,
      what: string,
      step: string,
      answer: IsEnabled<never> | typeof agent.instructions | typeof agent.prompt,
    ): void => {
      if (typeof answer !== 'function') answers.set(subject, answer);
      else {
        const call = (): unknown => answer(context, agent);
        const note = (told: unknown): unknown => answers.set(subject, told);
        questions.push(performCallback(place, `${what} of agent "${name}"`, step, { agent: name }, call, note));
      }
    };
    ask(agent, 'instructions', 'instructions', agent.instructions);
    ask('prompt', 'prompt', 'prompt', agent.prompt);
    for (const tool of agent.tools) {
      if (isFunctionTool(tool)) ask(tool, `isEnabled of tool "${tool.name}"`, `enabled/${tool.name}`, tool.isEnabled);
      else answers.set(tool, true);
    }
    for (const handoff of allHandoffs) {
      const { toolName, isEnabled } = handoff;
      ask(handoff, `isEnabled of handoff "${toolName}"`, `enabled/${toolName}`, isEnabled);
    }

    const turn = (): Turn => {
      const isOffered = (subject: unknown): boolean => Boolean(answers.get(subject));
      // The list itself where all of it is on offer: what is made of it is kept by identity.
      const tools = agent.tools.every(isOffered) ? agent.tools : agent.tools.filter(isOffered);
      const handoffs = allHandoffs.filter(isOffered);
      const instructions = instructionsFrom(answers.get(agent), name);
      const prompt = agent.prompt && { prompt: requirePrompt(answers.get('prompt'), name) };
      return turnFrom(progress, place, { instructions, ...prompt, tools, handoffs });
    };
    const started$ = progress.isAgentNew
      ? callHooks(place, agent.hooks, 'onAgentStart', 'hooks/', () => ({ input: progress.input }))
      : EMPTY;
    // Nearly all turns have nothing to wait for.
    if (questions.length === 0 && started$ === EMPTY) return readyTurn(turn());
    // Not forkJoin, which would ask on when the answer to one has ended the run.
    const asked$ = from(questions).pipe(mergeMap(identity), ignoreElements());
    return concat(
      started$,
      asked$,
      defer(() => readyTurn(turn())),
    );
  });
}

/** @throws UserError when what the agent's function gave is no text */
function instructionsFrom(answer: unknown, agentName: string): string | undefined {
  if (answer === undefined || typeof answer === 'string') return answer;
  throw new UserError(
    `The instructions of agent "${agentName}" are no text but ${typeof answer}. Let them be a string.`,
  );
}
