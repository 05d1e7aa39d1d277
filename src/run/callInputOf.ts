import type { ApprovalItem } from '../events/RunItem.js';
import { callKeyOf } from './callKeyOf.js';

/** What interceptors see of the call that a unit of work answers. */
export function callInputOf(call: ApprovalItem['rawItem']): object {
  return { callId: callKeyOf(call).callId, name: call.name, arguments: call.arguments };
}
