import type { HostedTool, ModelFunction, ModelRequest } from '../index.js';
import { CallFailure } from './CallFailure.js';
import { chatMessages } from './chatMessages.js';
import { encode, type WireBody } from './encodeBody.js';
import { onceFor } from './onceFor.js';
import type { WireBodyOptions } from './WireApi.js';

/** The body of a request to the Chat Completions API. What is not set is not sent. */
export function chatBody(modelName: string, request: ModelRequest, options: WireBodyOptions): WireBody {
  const { modelSettings: settings, tools, handoffs, outputType, instructions } = request;
  requireNoServerState(request);
  if (request.prompt) {
    throw new CallFailure(
      "Chat Completions knows no prompt templates, so prompt means nothing to it. Use instructions, or api: 'responses'.",
    );
  }
  const hasTools = tools.length + handoffs.length > 0 || settings.providerData?.['tools'] !== undefined;
  const head = {
    model: modelName,
    stream: options.streamed ? true : undefined,
    stream_options: options.streamed ? { include_usage: true } : undefined,
    response_format: outputType && responseFormatOf(outputType),
    verbosity: settings.text?.verbosity,
    tool_choice: hasTools ? toolChoiceOf(settings.toolChoice) : undefined,
    parallel_tool_calls: hasTools ? settings.parallelToolCalls : undefined,
    temperature: settings.temperature,
    top_p: settings.topP,
    frequency_penalty: settings.frequencyPenalty,
    presence_penalty: settings.presencePenalty,
    [tokenLimitOf(options.baseURL)]: settings.maxTokens,
    reasoning_effort: settings.reasoning?.effort,
    store: settings.store,
    metadata: settings.metadata,
    prompt_cache_key: settings.promptCacheKey,
    prompt_cache_retention: settings.promptCacheRetention,
    ...settings.providerData,
  };
  const functions = [...tools, ...handoffs];
  const lists = { messages: chatMessages(request.input, modelName, instructions) };
  return { head, lists: functions.length > 0 ? { tools: functions.map(toolBytes), ...lists } : lists };
}

function requireNoServerState({ previousResponseId, conversationId }: ModelRequest): void {
  if (previousResponseId === undefined && conversationId === undefined) return;
  const option = previousResponseId === undefined ? 'conversationId' : 'previousResponseId';
  throw new CallFailure(
    `Chat Completions keeps no conversation on the server, so ${option} means nothing to it. Pass the history as input, or use api: 'responses'.`,
  );
}

function responseFormatOf({ type, name, schema, strict }: NonNullable<ModelRequest['outputType']>): object {
  return { type, json_schema: { name, schema, strict } };
}

const toolBytes = onceFor((tool: ModelFunction | HostedTool) => encode(`,${JSON.stringify(wireToolOf(tool))}`));

function wireToolOf(tool: ModelFunction | HostedTool): object {
  if (tool.type !== 'function') return tool;
  const { name, description, parameters, strict } = tool;
  // Absent means false here, and many servers refuse fields that they do not know.
  return { type: 'function', function: { name, description, parameters, ...(strict && { strict }) } };
}

function toolChoiceOf(choice: ModelRequest['modelSettings']['toolChoice']): unknown {
  if (choice === undefined || choice === 'auto' || choice === 'required' || choice === 'none') return choice;
  if (typeof choice === 'string') return { type: 'function', function: { name: choice } };
  const { type, name } = choice as { readonly type: string; readonly name?: unknown };
  return type === 'function' && name !== undefined ? { type, function: { name } } : choice;
}

/** OpenAI's newer models refuse `max_tokens`; most other servers know nothing else. */
function tokenLimitOf(baseURL = ''): 'max_tokens' | 'max_completion_tokens' {
  return /^https?:\/\/([^/]*\.)?(openai|azure)\.com(:|\/|$)/.test(baseURL) ? 'max_completion_tokens' : 'max_tokens';
}
