import type { Response, ResponseOutputItem, ResponseUsage } from 'openai/resources/responses/responses';
import type { ScriptedResponse } from './response.js';
import { responseBegun } from './responseBegun.js';
import type { TokenCounts } from './ScriptedUsage.js';

const DEFAULT_COUNTS: TokenCounts = { input: 10, output: 5 };

/** A response as its terminal event holds it. */
export function responseEnded(id: string, scripted: ScriptedResponse, output: ResponseOutputItem[]): Response {
  const { status = 'completed', reason = 'max_output_tokens', error } = scripted;
  const failure = error ?? { code: 'server_error' as const, message: 'The scripted response failed.' };
  const { usage: counts = status === 'failed' ? null : DEFAULT_COUNTS } = scripted;
  return {
    ...responseBegun(id),
    status,
    output,
    output_text: output.map(outputTextOf).join(''),
    error: status === 'failed' ? failure : null,
    incomplete_details: status === 'incomplete' ? { reason } : null,
    ...(counts && { usage: wireUsage(counts) }),
  };
}

function outputTextOf(item: ResponseOutputItem): string {
  if (item.type !== 'message') return '';
  return item.content.map((part) => (part.type === 'output_text' ? part.text : '')).join('');
}

function wireUsage({ input, output, cached = 0, reasoning = 0 }: TokenCounts): ResponseUsage {
  return {
    input_tokens: input,
    input_tokens_details: { cached_tokens: cached, cache_write_tokens: 0 },
    output_tokens: output,
    output_tokens_details: { reasoning_tokens: reasoning },
    total_tokens: input + output,
  };
}
