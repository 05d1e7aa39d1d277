import { addUsage, requestUsageOf } from '../../src/run/requestUsageOf.js';

const whole = {
  input_tokens: 10,
  input_tokens_details: { cached_tokens: 4, cache_write_tokens: 0 },
  output_tokens: 5,
  output_tokens_details: { reasoning_tokens: 3 },
  total_tokens: 15,
};
const usage = {
  inputTokens: 10,
  outputTokens: 5,
  totalTokens: 15,
  inputTokensDetails: { cachedTokens: 4 },
  outputTokensDetails: { reasoningTokens: 3 },
};

describe('requestUsageOf', () => {
  it('should put the figures in our names', () => {
    expect(requestUsageOf(whole)).toEqual(usage);
  });

  it('should count as zero what a server leaves out, and add up a missing total', () => {
    const none = { inputTokensDetails: { cachedTokens: 0 }, outputTokensDetails: { reasoningTokens: 0 } };
    expect(requestUsageOf({ input_tokens: 10, output_tokens: 5 })).toEqual({ ...usage, ...none });
    expect(requestUsageOf({})).toEqual({ inputTokens: 0, outputTokens: 0, totalTokens: 0, ...none });
  });
});

describe('addUsage', () => {
  it('should add figure by figure', () => {
    expect(addUsage(usage, usage)).toEqual({
      inputTokens: 20,
      outputTokens: 10,
      totalTokens: 30,
      inputTokensDetails: { cachedTokens: 8 },
      outputTokensDetails: { reasoningTokens: 6 },
    });
  });
});
