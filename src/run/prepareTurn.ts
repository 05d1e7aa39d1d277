import { defer, forkJoin, map, of, type Observable } from 'rxjs';
import type { IsEnabled } from '../agent/FunctionTool.js';
import { isFunctionTool } from '../agent/isFunctionTool.js';
import { UserError } from '../errors/UserError.js';
import type { Model } from '../model/Model.js';
import { modelRequestOf } from './modelRequestOf.js';
import { performCallback } from './performCallback.js';
import { handoffsOf } from './reachableAgents.js';
import type { AnyAgent, RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';
import type { Turn } from './Turn.js';

/** Asks the agent for what the turn needs: instructions, and the tools and handoffs on offer. */
export function prepareTurn(progress: RunProgress, env: RunEnvironment): Observable<Turn> {
  const { agent } = progress;
  const ask = asker(progress, env);
  return defer(() =>
    forkJoin([
      instructionsOf(agent, ask),
      enabledOf(agent.tools, (tool) => (isFunctionTool(tool) ? [tool.name, tool.isEnabled] : undefined), 'tool', ask),
      enabledOf(handoffsOf(agent), ({ toolName, isEnabled }) => [toolName, isEnabled], 'handoff', ask),
    ]),
  ).pipe(
    map(([instructions, tools, handoffs]) => {
      assertDistinct(agent, [
        ...tools.map((tool) => ('name' in tool ? tool.name : undefined)),
        ...handoffs.map(({ toolName }) => toolName),
      ]);
      return {
        env,
        progress,
        agent: { name: agent.name },
        number: progress.turn + 1,
        key: `turn-${progress.turn + 1}`,
        output: agent.output,
        toolUseBehavior: agent.toolUseBehavior,
        model: modelOf(agent, env),
        request: modelRequestOf({ progress, env, instructions, tools, handoffs }),
        tools: new Map(tools.filter(isFunctionTool).map((tool) => [tool.name, tool])),
        handoffs: new Map(handoffs.map((handoff) => [handoff.toolName, handoff])),
      };
    }),
  );
}

type Ask = <T>(name: string, key: string, call: (context: never) => unknown) => Observable<T>;

function asker({ agent, turn }: RunProgress, env: RunEnvironment): Ask {
  return <T>(name: string, key: string, call: (context: never) => unknown) =>
    performCallback<T>(env, {
      name: `${name} of agent "${agent.name}"`,
      key: `turn-${turn + 1}/${key}`,
      agent: { name: agent.name },
      turn: turn + 1,
      input: undefined,
      call: () => call(env.context) as T,
    });
}

function instructionsOf(agent: AnyAgent, ask: Ask): Observable<string | undefined> {
  const { instructions } = agent;
  return typeof instructions === 'function'
    ? ask<string>('instructions', 'instructions', (context) => instructions(context, agent))
    : of(instructions);
}

/** Those of a list that are on offer; predicates are asked all at once, and none is asked where there is none. */
function enabledOf<T>(
  list: readonly T[],
  predicateOf: (element: T) => readonly [name: string, isEnabled: IsEnabled<never>] | undefined,
  kind: string,
  ask: Ask,
): Observable<readonly T[]> {
  const answers = list.map((element) => {
    const [name, isEnabled] = predicateOf(element) ?? ['', true];
    return typeof isEnabled === 'function'
      ? ask<boolean>(`isEnabled of ${kind} "${name}"`, `${kind}/${name}/enabled`, (context) =>
          isEnabled(context, { name }),
        )
      : isEnabled;
  });
  if (answers.every((answer) => answer === true)) return of(list);
  return forkJoin(answers.map((answer) => (typeof answer === 'boolean' ? of(answer) : answer))).pipe(
    map((enabled) => list.filter((_, index) => enabled[index])),
  );
}

function modelOf(agent: AnyAgent, env: RunEnvironment): Model {
  const model = env.model ?? agent.model;
  if (model && typeof model.stream === 'function') return model;
  throw new UserError(
    `Agent "${agent.name}" has no model. Give it one, new Agent({ model: openai('gpt-5-mini') }), or give the run one, run(agent, input, { model }).`,
  );
}

function assertDistinct(agent: AnyAgent, names: readonly (string | undefined)[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (name === undefined) continue;
    if (seen.has(name)) {
      throw new UserError(
        `Agent "${agent.name}" offers two functions named "${name}". Rename one of the tools, or set toolNameOverride on the handoff.`,
      );
    }
    seen.add(name);
  }
}
