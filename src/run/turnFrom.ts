import type { Tool } from '../agent/AgentOptions.js';
import type { Handoff } from '../agent/handoff.js';
import { isFunctionTool } from '../agent/isFunctionTool.js';
import { assertDistinctNames } from './assertDistinctNames.js';
import { modelOf } from './modelOf.js';
import { modelRequestOf } from './modelRequestOf.js';
import type { Place } from './perform.js';
import type { RunProgress } from './RunProgress.js';
import type { Turn } from './Turn.js';

/** A turn of the active agent, of what is on offer in it. */
export function turnFrom(
  progress: RunProgress,
  place: Place,
  instructions: string | undefined,
  tools: readonly Tool<never>[],
  handoffs: readonly Handoff<never>[],
): Turn {
  const { agent } = progress;
  const { env } = place;
  const functions = tools.filter(isFunctionTool);
  assertDistinctNames(agent.name, [...functions.map(({ name }) => name), ...handoffs.map(({ toolName }) => toolName)]);
  return {
    ...place,
    progress,
    hooks: agent.hooks,
    output: agent.output,
    outputGuardrails: [...agent.outputGuardrails, ...env.outputGuardrails],
    toolUseBehavior: agent.toolUseBehavior,
    model: modelOf(agent, env),
    requestOf: modelRequestOf(progress, env, { instructions, tools, handoffs }),
    tools: new Map(functions.map((tool) => [tool.name, tool])),
    handoffs: new Map(handoffs.map((handoff) => [handoff.toolName, handoff])),
  };
}
