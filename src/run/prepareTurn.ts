import { defer, forkJoin, map, of, type Observable } from 'rxjs';
import type { IsEnabled } from '../agent/FunctionTool.js';
import type { Handoff } from '../agent/handoff.js';
import { isFunctionTool } from '../agent/isFunctionTool.js';
import { modelRequestOf } from './modelRequestOf.js';
import { performCallback } from './performCallback.js';
import { handoffsOf } from './reachableAgents.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';
import { assertDistinctNames } from './assertDistinctNames.js';
import { modelOf } from './modelOf.js';
import type { Turn } from './Turn.js';

/** Asks the agent for what the turn needs: instructions, and which tools and handoffs are on offer. */
export function prepareTurn(progress: RunProgress, env: RunEnvironment): Observable<Turn> {
  return defer(() => {
    const handoffs = handoffsOf(progress.agent);
    const questions = questionsOf(progress, env, handoffs);
    if (questions.size === 0) return of(turnOf(progress, env, handoffs, questions));
    return forkJoin([...questions.values()]).pipe(
      map((answers) => {
        const subjects = [...questions.keys()];
        return turnOf(progress, env, handoffs, new Map(answers.map((answer, index) => [subjects[index], answer])));
      }),
    );
  });
}

/** What has to be asked, by the agent, tool or handoff that it is asked about: nothing where nothing is a function. */
function questionsOf(
  { agent, turn }: RunProgress,
  env: RunEnvironment,
  handoffs: readonly Handoff<never>[],
): Map<unknown, Observable<unknown>> {
  const questions = new Map<unknown, Observable<unknown>>();
  const ask = (
    subject: unknown,
    what: string,
    key: string,
    callback: IsEnabled<never> | typeof agent.instructions,
  ): void => {
    if (typeof callback !== 'function') return;
    const unit = {
      name: `${what} of agent "${agent.name}"`,
      key: `turn-${turn + 1}/${key}`,
      agent: { name: agent.name },
    };
    const call = (): unknown => callback(env.context, agent);
    questions.set(subject, performCallback(env, { ...unit, turn: turn + 1, input: { agent: agent.name }, call }));
  };
  ask(agent, 'instructions', 'instructions', agent.instructions);
  for (const tool of agent.tools) {
    if (isFunctionTool(tool)) ask(tool, `isEnabled of tool "${tool.name}"`, `enabled/${tool.name}`, tool.isEnabled);
  }
  for (const handoff of handoffs) {
    const { toolName, isEnabled } = handoff;
    ask(handoff, `isEnabled of handoff "${toolName}"`, `enabled/${toolName}`, isEnabled);
  }
  return questions;
}

function turnOf(
  progress: RunProgress,
  env: RunEnvironment,
  allHandoffs: readonly Handoff<never>[],
  answers: ReadonlyMap<unknown, unknown>,
): Turn {
  const { agent, turn } = progress;
  const isOffered = (subject: object): boolean =>
    Boolean(answers.has(subject) ? answers.get(subject) : ((subject as { isEnabled?: unknown }).isEnabled ?? true));
  // The list itself where all of it is on offer: what is made of it is kept by identity.
  const tools = agent.tools.every(isOffered) ? agent.tools : agent.tools.filter(isOffered);
  const handoffs = allHandoffs.filter(isOffered);
  const { name, instructions, output, toolUseBehavior } = agent;
  const told = typeof instructions === 'function' ? (answers.get(agent) as string) : instructions;
  const functions = tools.filter(isFunctionTool);
  assertDistinctNames(name, [...functions.map((tool) => tool.name), ...handoffs.map(({ toolName }) => toolName)]);
  return {
    env,
    progress,
    agent: { name },
    number: turn + 1,
    key: `turn-${turn + 1}`,
    output,
    toolUseBehavior,
    model: modelOf(agent, env),
    requestOf: modelRequestOf(progress, env, { instructions: told, tools, handoffs }),
    tools: new Map(functions.map((tool) => [tool.name, tool])),
    handoffs: new Map(handoffs.map((handoff) => [handoff.toolName, handoff])),
  };
}
