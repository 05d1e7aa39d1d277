import type { Usage } from '../events/Usage.js';
import { logItems } from './Log.js';
import type { RunProgress } from './RunProgress.js';

/** What a run has used up to where it stands. */
export function usageOf({ requests, usage, perRequest, unfinished }: RunProgress): Usage {
  return {
    requests,
    ...usage,
    perRequest: logItems(perRequest),
    unfinished: logItems(unfinished),
  };
}
