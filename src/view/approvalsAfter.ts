import type { ApprovalItem } from '../events/RunItem.js';
import type { ViewState } from './ViewState.js';

/** What waits in a run and in those that its calls started, after a change of one of these; the same list where nothing has changed. */
export function approvalsAfter(
  approvals: readonly ApprovalItem[],
  before: ViewState | undefined,
  after?: ViewState,
): readonly ApprovalItem[] {
  const old = before?.frame.approvals ?? [];
  const now = after?.frame.approvals ?? [];
  if (old === now || old.length + now.length === 0) return approvals;
  return [...approvals.filter((item) => !old.includes(item)), ...now];
}
