import { usageFromChat } from '../../src/openai/usageFromChat.js';

describe('usageFromChat', () => {
  it('should take counts that are missing as none, and add up a missing total', () => {
    expect(usageFromChat({ prompt_tokens: 5, completion_tokens: 3 })).toEqual({
      input_tokens: 5,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: 3,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: 8,
    });
    expect(usageFromChat({ prompt_tokens: null, total_tokens: 9 })).toMatchObject({ input_tokens: 0, total_tokens: 9 });
  });

  it('should know both names of cached tokens', () => {
    const details = { prompt_tokens_details: { cached_tokens: 2 }, completion_tokens_details: { reasoning_tokens: 1 } };
    expect(usageFromChat(details)).toMatchObject({
      input_tokens_details: { cached_tokens: 2 },
      output_tokens_details: { reasoning_tokens: 1 },
    });
    expect(usageFromChat({ prompt_cache_hit_tokens: 4 })).toMatchObject({ input_tokens_details: { cached_tokens: 4 } });
  });
});
