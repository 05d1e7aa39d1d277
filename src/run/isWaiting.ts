import type { RunItem } from '../events/RunItem.js';
import { pendingCallsOf } from './pendingCallsOf.js';
import { pendingRequestsOf } from './pendingRequestsOf.js';

/** Whether something of a turn's items is still to be answered, which comes before everything else. */
export function isWaiting(items: readonly RunItem[]): boolean {
  return pendingCallsOf(items).length > 0 || pendingRequestsOf(items).length > 0;
}
