import type { Usage } from '../events/Usage.js';
import { addUsage } from './requestUsageOf.js';

/** What several runs have used together. */
export function sumUsage(first: Usage, ...others: readonly Usage[]): Usage {
  return others.reduce((sum, usage) => {
    const { requests, perRequest, unfinished, ...tokens } = sum;
    return {
      requests: requests + usage.requests,
      ...addUsage(tokens, usage),
      perRequest: [...perRequest, ...usage.perRequest],
      unfinished: [...unfinished, ...usage.unfinished],
    };
  }, first);
}
