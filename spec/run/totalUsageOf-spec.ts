import { LateMap } from '../../src/run/LateMap.js';
import { requestUsageOf } from '../../src/run/requestUsageOf.js';
import type { RunEnvironment } from '../../src/run/RunEnvironment.js';
import type { RunProgress } from '../../src/run/RunProgress.js';
import { runStateJsonOf } from '../../src/run/runStateJsonOf.js';
import { totalUsageOf } from '../../src/run/totalUsageOf.js';
import { environment } from '../helpers/environment.js';
import { progressAfter, progressInTurn, rawEvent } from '../helpers/progressAfter.js';
import { ended } from '../helpers/rawEvents.js';

const used = (input_tokens: number): RunProgress => ({
  ...progressAfter(),
  requests: 1,
  usage: requestUsageOf({ input_tokens }),
});
const runAt = (latest: RunProgress, more: Partial<RunEnvironment> = {}): RunEnvironment =>
  environment({ position: { latest }, ...more });
const tokensOf = (progress: RunProgress, env: RunEnvironment): unknown => {
  const { requests, inputTokens } = totalUsageOf(progress, env);
  return [requests, inputTokens];
};

describe('totalUsageOf', () => {
  it('should be what the run has used, its open turn included', () => {
    expect(tokensOf(used(1), environment())).toEqual([1, 1]);
    const usage = { input_tokens: 5, output_tokens: 0 } as never;
    expect(tokensOf(progressInTurn(rawEvent(ended({ usage }))), environment())).toEqual([1, 5]);
  });

  it('should add the runs that it has nested, at any depth', () => {
    const innermost = runAt(used(100));
    const inner = runAt(used(10), { nested: new LateMap([['b', innermost]]) });
    expect(tokensOf(used(1), environment({ nested: new LateMap([['a', inner]]) }))).toEqual([3, 111]);
  });

  it('should add those that wait to be resumed, and count none twice that has been', () => {
    const state = runStateJsonOf(used(10), environment());
    const resumed = new Map([['a', state]]);
    expect(tokensOf(used(1), environment({ resumed }))).toEqual([2, 11]);
    const nested = new LateMap([['a', runAt(used(20))]]);
    expect(tokensOf(used(1), environment({ resumed, nested }))).toEqual([2, 21]);
  });
});
