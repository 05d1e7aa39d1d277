import type { ApprovalDecision, OpenTurnJson, RunStateJson, ToolApprovalItem } from 'rxagents';
import { runStateJsonOf } from '../../src/run/runStateJsonOf.js';
import { environment } from './environment.js';
import { progressAfter } from './progressAfter.js';
import { functionCall } from './rawItems.js';

/** The state of a run of agent A that has just begun, as it comes out of storage. */
export function stateJson(overrides: Partial<RunStateJson> = {}): RunStateJson {
  const json = JSON.parse(JSON.stringify(runStateJsonOf(progressAfter(), environment()))) as RunStateJson;
  return { ...json, ...overrides };
}

/** The state of one whose call waits for approval, or for what else the turn says. */
export function openState(open: Partial<OpenTurnJson> = {}, overrides: Partial<RunStateJson> = {}): RunStateJson {
  const calls = [functionCall('a', 'pay')];
  const turn = { output: calls, outputs: [], approvals: ['a'], decisions: {}, nested: {}, ...open };
  return stateJson({ status: 'interrupted', turn: 1, open: turn, ...overrides });
}

/** The item of a call that waits for approval. */
export function approvalItem(callId = 'a', name = 'pay', agent = 'A'): ToolApprovalItem {
  return { type: 'tool_approval_item', agent: { name: agent }, rawItem: functionCall(callId, name) };
}

export const APPROVED: ApprovalDecision = { approve: true };
