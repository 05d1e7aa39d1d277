import type { ResponseUsage } from 'openai/resources/responses/responses';
import type { RequestUsage } from '../events/Usage.js';

/** A response's usage in our names; what a server leaves out, or is no number, counts as zero. */
export function requestUsageOf(usage: Partial<ResponseUsage> = {}): RequestUsage {
  const inputTokens = tokens(usage.input_tokens);
  const outputTokens = tokens(usage.output_tokens);
  return {
    inputTokens,
    outputTokens,
    totalTokens: tokens(usage.total_tokens, inputTokens + outputTokens),
    inputTokensDetails: { cachedTokens: tokens(usage.input_tokens_details?.cached_tokens) },
    outputTokensDetails: { reasoningTokens: tokens(usage.output_tokens_details?.reasoning_tokens) },
  };
}

function tokens(count: unknown, otherwise = 0): number {
  return typeof count === 'number' ? count : otherwise;
}

/** The sum of two usages. */
export function addUsage(a: RequestUsage, b: RequestUsage): RequestUsage {
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    totalTokens: a.totalTokens + b.totalTokens,
    inputTokensDetails: { cachedTokens: a.inputTokensDetails.cachedTokens + b.inputTokensDetails.cachedTokens },
    outputTokensDetails: {
      reasoningTokens: a.outputTokensDetails.reasoningTokens + b.outputTokensDetails.reasoningTokens,
    },
  };
}
