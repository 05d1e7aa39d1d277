import { Agent } from 'rxagents';
import { append } from '../../src/run/Log.js';
import { requestUsageOf } from '../../src/run/requestUsageOf.js';
import { runProgressOf } from '../../src/run/RunProgress.js';
import { usageOf } from '../../src/run/usageOf.js';

const NO_USAGE = requestUsageOf();

describe('usageOf', () => {
  const progress = runProgressOf(new Agent({ name: 'A' }), []);

  it('should be nothing before the first response', () => {
    expect(usageOf(progress)).toEqual({ requests: 0, ...NO_USAGE, perRequest: [], unfinished: [] });
  });

  it('should list the responses that reported their usage, and those that never ended', () => {
    const usage = { ...NO_USAGE, inputTokens: 7, totalTokens: 7 };
    const perRequest = append(progress.perRequest, [usage]);
    const unfinished = append(progress.unfinished, [{ responseId: 'resp_2', estimatedOutputTokens: 3 }]);
    expect(usageOf({ ...progress, requests: 1, usage, perRequest, unfinished })).toEqual({
      requests: 1,
      ...usage,
      perRequest: [usage],
      unfinished: [{ responseId: 'resp_2', estimatedOutputTokens: 3 }],
    });
  });
});
