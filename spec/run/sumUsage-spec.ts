import type { Usage } from 'rxagents';
import { requestUsageOf } from '../../src/run/requestUsageOf.js';
import { sumUsage } from '../../src/run/sumUsage.js';

const usageFrom = (input_tokens: number, responseId: string): Usage => ({
  requests: 1,
  ...requestUsageOf({ input_tokens, output_tokens: 1 }),
  perRequest: [requestUsageOf({ input_tokens })],
  unfinished: [{ responseId, estimatedOutputTokens: 1 }],
});

describe('sumUsage', () => {
  it('should add the figures, and list the calls one run after another', () => {
    const [a, b, c] = [usageFrom(1, 'a'), usageFrom(20, 'b'), usageFrom(300, 'c')];
    expect(sumUsage(a, b, c)).toEqual({
      requests: 3,
      ...requestUsageOf({ input_tokens: 321, output_tokens: 3 }),
      perRequest: [...a.perRequest, ...b.perRequest, ...c.perRequest],
      unfinished: [...a.unfinished, ...b.unfinished, ...c.unfinished],
    });
    expect(a).toEqual(usageFrom(1, 'a'));
  });

  it('should be that of the one where there is no other', () => {
    const usage = usageFrom(1, 'a');
    expect(sumUsage(usage)).toBe(usage);
  });
});
