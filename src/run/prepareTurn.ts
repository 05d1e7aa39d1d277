import { concat, defer, filter, from, identity, mergeMap, of, type Observable } from 'rxjs';
import type { IsEnabled } from '../agent/FunctionTool.js';
import { isFunctionTool } from '../agent/isFunctionTool.js';
import { assertDistinctNames } from './assertDistinctNames.js';
import { modelOf } from './modelOf.js';
import { modelRequestOf } from './modelRequestOf.js';
import type { Place } from './perform.js';
import { performCallback } from './performCallback.js';
import { handoffsOf } from './reachableAgents.js';
import type { RunProgress } from './RunProgress.js';
import type { Turn } from './Turn.js';

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
      answer: IsEnabled<never> | typeof agent.instructions,
    ): void => {
      if (typeof answer !== 'function') answers.set(subject, answer);
      else {
        const call = (): unknown => answer(context, agent);
        const note = (told: unknown): unknown => answers.set(subject, told);
        questions.push(performCallback(place, `${what} of agent "${name}"`, step, { agent: name }, call, note));
      }
    };
    ask(agent, 'instructions', 'instructions', agent.instructions);
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
      const functions = tools.filter(isFunctionTool);
      assertDistinctNames(name, [...functions.map((tool) => tool.name), ...handoffs.map(({ toolName }) => toolName)]);
      return {
        ...place,
        progress,
        output: agent.output,
        toolUseBehavior: agent.toolUseBehavior,
        model: modelOf(agent, place.env),
        requestOf: modelRequestOf(progress, place.env, {
          instructions: answers.get(agent) as string | undefined,
          tools,
          handoffs,
        }),
        tools: new Map(functions.map((tool) => [tool.name, tool])),
        handoffs: new Map(handoffs.map((handoff) => [handoff.toolName, handoff])),
      };
    };
    if (questions.length === 0) return of(turn());
    // Not forkJoin, which would ask on when the answer to one has ended the run.
    const asked$ = from(questions).pipe(
      mergeMap(identity),
      filter((_answer): _answer is never => false),
    );
    return concat(
      asked$,
      defer(() => of(turn())),
    );
  });
}
