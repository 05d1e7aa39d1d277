import type { ResponseUsage } from 'openai/resources/responses/responses';
import type { RequestUsage } from '../events/Usage.js';

/** A response's usage in our names; servers that leave out a figure count as zero. */
export function requestUsageOf(usage: Partial<ResponseUsage>): RequestUsage {
  const { input_tokens: inputTokens = 0, output_tokens: outputTokens = 0 } = usage;
  return {
    inputTokens,
    outputTokens,
    totalTokens: usage.total_tokens ?? inputTokens + outputTokens,
    inputTokensDetails: { cachedTokens: usage.input_tokens_details?.cached_tokens ?? 0 },
    outputTokensDetails: { reasoningTokens: usage.output_tokens_details?.reasoning_tokens ?? 0 },
  };
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
