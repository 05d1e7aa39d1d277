import type { ResponseUsage } from 'openai/resources/responses/responses';
import type { RequestUsage } from '../events/Usage.js';

/** A response's usage in our names; what a server leaves out counts as zero. */
export function requestUsageOf(usage: Partial<ResponseUsage> = {}): RequestUsage {
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
  return sum(a, b) as RequestUsage;
}

/** Adds what has the same shape, number by number. */
function sum(a: unknown, b: unknown): unknown {
  if (typeof a === 'number') return a + (b as number);
  return Object.fromEntries(
    Object.entries(a as object).map(([key, value]) => [key, sum(value, (b as Record<string, unknown>)[key])]),
  );
}
