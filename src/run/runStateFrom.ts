import { UserError } from '../errors/UserError.js';
import type { ApprovalItem } from '../events/RunItem.js';
import type { ApprovalDecision, RunState, RunStateJson } from '../events/RunState.js';
import { callKeyOf } from './callKeyOf.js';

const BRAND = Symbol.for('rxagents.RunState');

/** A state to hand out, of its JSON. */
export function runStateFrom(json: RunStateJson): RunState {
  const decided = (item: ApprovalItem, decision: ApprovalDecision, isAlways = false): RunState => {
    const next = decide(json, item, decision, isAlways);
    if (next) return runStateFrom(next);
    throw new UserError(
      `No call "${callKeyOf(Object(item?.rawItem) as ApprovalItem['rawItem']).callId}" of agent "${item?.agent?.name}" is pending in this state. Take one of its interruptions.`,
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
  return Object.freeze(Object.defineProperty(state, BRAND, {}));
}

/** Tells a state from input, from whichever copy of this library. */
export function isRunState(input: unknown): input is RunState {
  return BRAND in (Object(input) as object);
}

function interruptionsOf({ open, agent, always }: RunStateJson): ApprovalItem[] {
  if (!open) return [];
  const { output, outputs, approvals, decisions, nested } = open;
  const settled = new Set(outputs.map(({ callId }) => callId));
  return output.flatMap((rawItem): ApprovalItem[] => {
    const isRequest = rawItem.type === 'mcp_approval_request';
    if (!isRequest && rawItem.type !== 'function_call') return [];
    const { callId, toolName } = callKeyOf(rawItem);
    if (settled.has(callId)) return [];
    // An id may be the name of what every object inherits.
    if (Object.hasOwn(nested, callId)) return interruptionsOf(nested[callId] as RunStateJson);
    const isPending =
      approvals.includes(callId) && !Object.hasOwn(decisions, callId) && !Object.hasOwn(always, toolName);
    const type = isRequest ? 'mcp_approval_request_item' : 'tool_approval_item';
    return isPending ? [{ type, agent: { name: agent }, rawItem } as ApprovalItem] : [];
  });
}

/** The state with a decision in its place, or nothing where none is called for. */
function decide(
  json: RunStateJson,
  item: ApprovalItem,
  decision: ApprovalDecision,
  isAlways: boolean,
): RunStateJson | undefined {
  const { open } = json;
  const { callId, toolName } = callKeyOf(Object(item?.rawItem) as ApprovalItem['rawItem']);
  if (!open || callId === undefined) return undefined;
  const isSettled = open.outputs.some((output) => output.callId === callId);
  if (item.agent?.name === json.agent && open.approvals.includes(callId) && !isSettled) {
    return {
      ...json,
      ...(isAlways && { always: { ...json.always, [toolName]: decision } }),
      open: { ...open, decisions: { ...open.decisions, [callId]: decision } },
    };
  }
  for (const [id, state] of Object.entries(open.nested)) {
    const next = decide(state, item, decision, isAlways);
    if (next) return { ...json, open: { ...open, nested: { ...open.nested, [id]: next } } };
  }
  return undefined;
}
