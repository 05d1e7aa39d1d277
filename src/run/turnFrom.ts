import { isFunctionTool } from '../agent/isFunctionTool.js';
import { assertDistinctNames } from './assertDistinctNames.js';
import { guardrailsOf } from './guardrailsOf.js';
import { modelOf } from './modelOf.js';
import { modelRequestOf, type ModelQuestion } from './modelRequestOf.js';
import type { Place } from './perform.js';
import type { RunProgress } from './RunProgress.js';
import type { Turn } from './Turn.js';

/** A turn of the active agent, of what is on offer in it. */
export function turnFrom(progress: RunProgress, place: Place, question: ModelQuestion): Turn {
  const { tools, handoffs } = question;
  const { agent } = progress;
  const { env } = place;
  const functions = tools.filter(isFunctionTool);
  assertDistinctNames(agent.name, [...functions.map(({ name }) => name), ...handoffs.map(({ toolName }) => toolName)]);
  // Written out: what is spread and then added to gets a hidden class of its own.
  return {
    env,
    agent: place.agent,
    number: place.number,
    key: place.key,
    progress,
    hooks: agent.hooks,
    output: agent.output,
    outputGuardrails: guardrailsOf('outputGuardrails', agent, env),
    toolUseBehavior: agent.toolUseBehavior,
    model: modelOf(agent, env),
    early: env.toolStart === 'on_call' ? { hasStarted: false, held: [] } : undefined,
    requestOf: modelRequestOf(progress, env, question),
    tools: byName(functions, ({ name }) => name),
    handoffs: byName(handoffs, ({ toolName }) => toolName),
  };
}

/** One for all turns that have none. */
const NONE: ReadonlyMap<string, never> = new Map<string, never>();

function byName<T>(list: readonly T[], nameOf: (each: T) => string): ReadonlyMap<string, T> {
  return list.length === 0 ? NONE : new Map(list.map((each) => [nameOf(each), each]));
}
