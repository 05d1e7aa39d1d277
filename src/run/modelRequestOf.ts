import type { ResponseInputItem } from 'openai/resources/responses/responses';
import type { Tool } from '../agent/AgentOptions.js';
import type { Handoff } from '../agent/handoff.js';
import { isFunctionTool } from '../agent/isFunctionTool.js';
import type { ModelFunction, ModelPrompt, ModelRequest } from '../model/ModelRequest.js';
import type { ModelSettings } from '../model/ModelSettings.js';
import { lazily } from './lazily.js';
import { logItems } from './Log.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';

const EMPTY_PARAMETERS = { type: 'object', properties: {}, required: [], additionalProperties: false };

/** What a turn asks of its model, however many attempts it takes. */
export interface ModelQuestion {
  readonly instructions: string | undefined;
  readonly prompt?: ModelPrompt;
  readonly tools: readonly Tool<never>[];
  readonly handoffs: readonly Handoff<never>[];
}

/** Makes the request of one attempt, plain JSON but for the signal, which is made when it is asked for, and the scheduler. */
export function modelRequestOf(
  progress: RunProgress,
  env: RunEnvironment,
  { instructions, prompt, tools, handoffs }: ModelQuestion,
): (signalOf: () => AbortSignal) => ModelRequest {
  const { output } = progress.agent;
  const functions = toolsOf(tools);
  const targets = handoffs.map(({ toolName, toolDescription, input }) =>
    functionOf(toolName, toolDescription, input?.jsonSchema ?? EMPTY_PARAMETERS, input?.strict ?? true),
  );
  const modelSettings = settingsOf(progress, env);
  return (signalOf) =>
    lazily(
      {
        tools: functions,
        handoffs: targets,
        modelSettings,
        scheduler: env.scheduler,
        // Last, since a literal that begins with what may be absent gets a hidden class of its own each time.
        ...(instructions !== undefined && { instructions }),
        ...(prompt && { prompt }),
        ...(output && {
          outputType: {
            type: 'json_schema' as const,
            name: output.name,
            schema: output.jsonSchema,
            strict: output.strict,
          },
        }),
        ...serverHistoryOf(progress, env),
      },
      // Making the array costs the length of the history, and a model in a test may never look.
      { input: () => requestInputOf(progress, env), signal: signalOf },
    );
}

/** What the model is sent: the history, or where the server keeps it, what is new. */
function requestInputOf(
  { history, modelHistory = history, unsent }: RunProgress,
  env: RunEnvironment,
): ModelRequest['input'] {
  const items = env.serverHistory ? [...unsent] : logItems(modelHistory);
  return env.reasoningItemIdPolicy === 'omit' ? items.map(withoutReasoningId) : items;
}

function withoutReasoningId(item: ResponseInputItem): ResponseInputItem {
  if (item.type !== 'reasoning') return item;
  const { id: _id, ...rest } = item;
  // The API takes reasoning without its id, though its types do not.
  return rest as ResponseInputItem;
}

/** Where the server is to go on from. */
function serverHistoryOf(
  { lastResponseId }: RunProgress,
  { serverHistory }: RunEnvironment,
): Pick<ModelRequest, 'previousResponseId' | 'conversationId'> {
  const previousResponseId = lastResponseId ?? serverHistory?.previousResponseId;
  if (!serverHistory || serverHistory.conversationId !== undefined || previousResponseId === undefined) {
    return { ...serverHistory };
  }
  return { previousResponseId };
}

const toolLists = new WeakMap<readonly Tool<never>[], ModelRequest['tools']>();

/** One list object for one list of tools, so that a provider can keep what it makes of it. */
function toolsOf(tools: readonly Tool<never>[]): ModelRequest['tools'] {
  let list = toolLists.get(tools);
  if (!list) {
    list = tools.map((tool) =>
      isFunctionTool(tool) ? functionOf(tool.name, tool.description, tool.parameters, tool.strict) : tool,
    );
    toolLists.set(tools, list);
  }
  return list;
}

function functionOf(
  name: string,
  description: string,
  parameters: ModelFunction['parameters'],
  strict: boolean,
): ModelFunction {
  return { type: 'function', name, description, parameters, strict };
}

/** The agent's settings under the run's; a forced tool choice is lifted once the agent has used a tool, so that it can end. */
function settingsOf({ agent, toolUsers }: RunProgress, env: RunEnvironment): ModelSettings {
  const settings = { ...agent.modelSettings, ...env.modelSettings };
  const { toolChoice } = settings;
  const isForced = toolChoice !== undefined && toolChoice !== 'auto' && toolChoice !== 'none';
  if (!isForced || !agent.resetToolChoice || !toolUsers.has(agent.name)) return settings;
  const { toolChoice: _toolChoice, ...rest } = settings;
  return rest;
}
