import type { FunctionTool } from '../agent/FunctionTool.js';
import type { Tool } from '../agent/AgentOptions.js';
import type { Handoff } from '../agent/handoff.js';
import { isFunctionTool } from '../agent/isFunctionTool.js';
import type { ModelFunction, ModelRequest } from '../model/ModelRequest.js';
import type { ModelSettings } from '../model/ModelSettings.js';
import { logItems } from './Log.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';

const EMPTY_PARAMETERS = { type: 'object', properties: {}, required: [], additionalProperties: false };

/** What a model is asked in a turn, plain JSON: whoever calls it adds the signal and the scheduler of the attempt. */
export function modelRequestOf({
  progress,
  env,
  instructions,
  tools,
  handoffs,
}: {
  progress: RunProgress;
  env: RunEnvironment;
  instructions: string | undefined;
  tools: readonly Tool<never>[];
  handoffs: readonly Handoff<never>[];
}): Omit<ModelRequest, 'signal' | 'scheduler'> {
  const { output } = progress.agent;
  let input: ModelRequest['input'] | undefined;
  return {
    ...(instructions !== undefined && { instructions }),
    // A getter, since making the array costs the length of the history, and a model in a test may never look.
    get input() {
      return (input ??= logItems(progress.history));
    },
    tools: toolsOf(tools),
    handoffs: handoffs.map(functionOfHandoff),
    ...(output && {
      outputType: { type: 'json_schema', name: output.name, schema: output.jsonSchema, strict: output.strict },
    }),
    modelSettings: settingsOf(progress, env),
  };
}

const toolLists = new WeakMap<readonly Tool<never>[], ModelRequest['tools']>();

/** One list object for one list of tools, so that a provider can keep what it makes of it. */
function toolsOf(tools: readonly Tool<never>[]): ModelRequest['tools'] {
  let list = toolLists.get(tools);
  if (!list) {
    list = tools.map((tool) => (isFunctionTool(tool) ? functionOfTool(tool) : tool));
    toolLists.set(tools, list);
  }
  return list;
}

function functionOfTool({ name, description, parameters, strict }: FunctionTool<never>): ModelFunction {
  return { type: 'function', name, description, parameters, strict };
}

function functionOfHandoff({ toolName, toolDescription, input }: Handoff<never>): ModelFunction {
  return {
    type: 'function',
    name: toolName,
    description: toolDescription,
    parameters: input?.jsonSchema ?? EMPTY_PARAMETERS,
    strict: input?.strict ?? true,
  };
}

/** The agent's settings under the run's; a forced tool choice is lifted once the agent has used a tool, so that it can end. */
function settingsOf({ agent, toolUsers }: RunProgress, env: RunEnvironment): ModelSettings {
  const settings = { ...agent.modelSettings, ...env.modelSettings };
  const { toolChoice, ...rest } = settings;
  const isForced = toolChoice !== undefined && toolChoice !== 'auto' && toolChoice !== 'none';
  return isForced && agent.resetToolChoice && toolUsers.has(agent.name) ? rest : settings;
}
