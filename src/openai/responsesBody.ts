import type { HostedTool, ModelFunction, ModelPrompt, ModelRequest } from '../index.js';
import { encode, type WireBody } from './encodeBody.js';
import { onceFor } from './onceFor.js';
import type { WireBodyOptions } from './WireApi.js';

/** The body of a request to the Responses API. What is not set is not sent. */
export function responsesBody(modelName: string, request: ModelRequest, { streamed }: WireBodyOptions): WireBody {
  const { modelSettings: settings, tools, handoffs, outputType } = request;
  const hasTools = tools.length + handoffs.length > 0 || settings.providerData?.['tools'] !== undefined;
  const head = {
    model: modelName,
    instructions: request.instructions,
    prompt: request.prompt && promptOf(request.prompt),
    stream: streamed ? true : undefined,
    previous_response_id: request.previousResponseId,
    conversation: request.conversationId,
    text: outputType || settings.text ? { format: outputType, ...settings.text } : undefined,
    tool_choice: hasTools ? toolChoiceOf(request) : undefined,
    parallel_tool_calls: settings.parallelToolCalls,
    temperature: settings.temperature,
    top_p: settings.topP,
    max_output_tokens: settings.maxTokens,
    reasoning: settings.reasoning,
    truncation: settings.truncation,
    store: settings.store,
    metadata: settings.metadata,
    include: settings.include,
    prompt_cache_key: settings.promptCacheKey,
    prompt_cache_retention: settings.promptCacheRetention,
    ...settings.providerData,
  };
  const functions = [...tools, ...handoffs];
  // The items of a short history, which may never be sent again, are not worth keeping.
  const pieceOf: (item: object) => Uint8Array | string = request.input.length > SHORT ? itemBytes : itemJson;
  const lists = { input: request.input.filter(isKnownItem).map(pieceOf) };
  return { head, lists: functions.length > 0 ? { tools: functions.map(toolBytes), ...lists } : lists };
}

function promptOf({ promptId, version, variables }: ModelPrompt): object {
  return { id: promptId, version, variables };
}

const SHORT = 2;

const itemBytes = onceFor((item: object) => encode(itemJson(item)));

/** Reasoning of a Chat model is known to its server only. */
function isKnownItem(item: ModelRequest['input'][number]): boolean {
  return item.type !== 'reasoning' || !('provider_data' in item);
}

function itemJson(item: object): string {
  // What a Chat model added the API would refuse.
  return `,${JSON.stringify('provider_data' in item ? { ...item, provider_data: undefined } : item)}`;
}

const toolBytes = onceFor((tool: ModelFunction | HostedTool) => encode(`,${JSON.stringify(wireToolOf(tool))}`));

function wireToolOf(tool: ModelFunction | HostedTool): object {
  if (tool.type !== 'function') return tool;
  const { type, name, description, parameters, strict } = tool;
  return { type, name, description, parameters, strict };
}

/** Hosted tools that the API lets one choose by their type. */
const HOSTED: ReadonlySet<string> = new Set([
  'apply_patch',
  'code_interpreter',
  'computer_use_preview',
  'file_search',
  'image_generation',
  'shell',
  'web_search',
  'web_search_preview',
  'web_search_preview_2025_03_11',
]);

function toolChoiceOf({ modelSettings: { toolChoice }, tools, handoffs }: ModelRequest): unknown {
  if (typeof toolChoice !== 'string' || ['auto', 'required', 'none'].includes(toolChoice)) return toolChoice;
  const isFunction = [...tools, ...handoffs].some((tool) => tool.type === 'function' && tool.name === toolChoice);
  const isHosted = HOSTED.has(toolChoice) || tools.some(({ type }) => type === toolChoice);
  return isFunction || !isHosted ? { type: 'function', name: toolChoice } : { type: toolChoice };
}
