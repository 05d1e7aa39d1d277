import { UserError } from '../errors/UserError.js';
import type { ToolApprovalItem } from '../events/RunItem.js';
import type { ApprovalDecision, RunState, RunStateJson } from '../events/RunState.js';

const BRAND = Symbol.for('rxagents.RunState');

/** A state to hand out, of its JSON. */
export function runStateFrom(json: RunStateJson): RunState {
  const decided = (item: ToolApprovalItem, decision: ApprovalDecision, isAlways = false): RunState => {
    const next = decide(json, item, decision, isAlways);
    if (next) return runStateFrom(next);
    throw new UserError(
      `No call "${item?.rawItem?.call_id}" of agent "${item?.agent?.name}" is pending in this state. Take one of its interruptions.`,
    );
  };
  const state: RunState = {
    runId: json.runId,
    status: json.status,
    get interruptions() {
      return interruptionsOf(json);
    },
    approve: (item, { alwaysApprove } = {}) => decided(item, { approve: true }, alwaysApprove),
    reject: (item, { message, alwaysReject } = {}) =>
      decided(item, { approve: false, ...(message !== undefined && { message }) }, alwaysReject),
    toJSON: () => json,
  };
  return Object.freeze(Object.defineProperty(state, BRAND, { value: true }));
}

/** Tells a state from input, from whichever copy of this library. */
export function isRunState(input: unknown): input is RunState {
  return BRAND in (Object(input) as object);
}

function interruptionsOf({ open, agent, always }: RunStateJson): ToolApprovalItem[] {
  if (!open) return [];
  const { output, outputs, approvals, decisions, nested } = open;
  const settled = new Set(outputs.map(({ callId }) => callId));
  return output.flatMap((rawItem): ToolApprovalItem[] => {
    if (rawItem.type !== 'function_call' || settled.has(rawItem.call_id)) return [];
    const { call_id: callId, name } = rawItem;
    if (nested[callId]) return interruptionsOf(nested[callId]);
    const isPending = approvals.includes(callId) && !(callId in decisions) && !Object.hasOwn(always, name);
    return isPending ? [{ type: 'tool_approval_item', agent: { name: agent }, rawItem }] : [];
  });
}

/** The state with a decision in its place, or nothing where none is called for. */
function decide(
  json: RunStateJson,
  item: ToolApprovalItem,
  decision: ApprovalDecision,
  isAlways: boolean,
): RunStateJson | undefined {
  const { open } = json;
  const { call_id: callId, name } = item?.rawItem ?? {};
  if (!open || callId === undefined) return undefined;
  const isSettled = open.outputs.some((output) => output.callId === callId);
  if (item.agent?.name === json.agent && open.approvals.includes(callId) && !isSettled) {
    return {
      ...json,
      ...(isAlways && { always: { ...json.always, [name]: decision } }),
      open: { ...open, decisions: { ...open.decisions, [callId]: decision } },
    };
  }
  for (const [id, state] of Object.entries(open.nested)) {
    const next = decide(state, item, decision, isAlways);
    if (next) return { ...json, open: { ...open, nested: { ...open.nested, [id]: next } } };
  }
  return undefined;
}
