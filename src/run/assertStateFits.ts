import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { isFunctionTool } from '../agent/isFunctionTool.js';
import type { NestedAgent } from '../agent/NestedAgent.js';
import { UserError } from '../errors/UserError.js';
import type { OpenTurnJson, RunStateJson } from '../events/RunState.js';
import { agentNamed } from './agentNamed.js';
import { handoffNamed } from './handoffNamed.js';
import { isRunStateJson } from './isRunStateJson.js';
import { isAnswer, pairIdOf } from './pairIdOf.js';
import type { AnyAgent } from './RunEnvironment.js';

/**
 * Checks that a state is one, is of these agents, and does not contradict itself.
 *
 * @throws UserError that says what does not fit
 */
export function assertStateFits(start: AnyAgent, state: RunStateJson): void {
  const { version, agent: name, open, handedOver } = Object(state) as RunStateJson;
  refuse((version as unknown) !== 1, `its version is ${String(version)}, and this library reads version 1`);
  refuse(!isRunStateJson(state), 'a part of it is missing, or is not what it has to be');
  assertPaired(state);
  const reached = (wanted: string): AnyAgent => {
    const found = agentNamed(start, wanted);
    if (found) return found;
    throw refusalOf(`agent "${start.name}" cannot reach its agent "${wanted}"`);
  };
  const agent = reached(name);
  if (handedOver) {
    const { from, via } = handedOver;
    const handoff = handoffNamed(reached(from), via);
    refuse(via !== undefined && !handoff, `agent "${from}" has no handoff "${via}"`);
  }
  if (open) assertOpenTurn(agent, open);
}

/** What the run itself has added: what it was given may answer calls that only the server knows. */
function assertPaired({ history, inputLength, modelHistory }: RunStateJson): void {
  // Of what a handoff has rewritten, the length says nothing about the history.
  if (modelHistory) return;
  const own = history.slice(inputLength);
  const isCall = ({ type }: ResponseInputItem): boolean => type === 'function_call' || type === 'mcp_approval_request';
  const callIds = new Set(history.filter(isCall).map(pairIdOf));
  const answered = new Set(own.filter(isAnswer).map(pairIdOf));
  for (const item of own) {
    const id = pairIdOf(item);
    const isOfRun = item.type === 'function_call_output' || item.type === 'mcp_approval_response';
    refuse(isOfRun && !callIds.has(id), `there is an output of call "${id}", and no such call`);
    // A call that waits is in the open turn.
    refuse(isCall(item) && !answered.has(id), `there is call "${id}", and no output of it`);
  }
}

function assertOpenTurn(agent: AnyAgent, { output, outputs, approvals, decisions, nested }: OpenTurnJson): void {
  const open = new Map(
    output.flatMap((item): readonly (readonly [string, string | undefined])[] => {
      if (item.type === 'mcp_approval_request') return [[item.id, undefined]];
      return item.type === 'function_call' ? [[item.call_id, item.name]] : [];
    }),
  );
  for (const callId of approvals)
    refuse(!open.has(callId), `call "${callId}" is to be approved, and there is no such call`);
  for (const { callId } of outputs) {
    refuse(!open.delete(callId), `there is an output of call "${callId}", and no such call`);
  }
  // Several may have one name, of which one is on offer at a time.
  const named = (wanted: string | undefined) =>
    agent.tools.filter(isFunctionTool).filter(({ name }) => name === wanted);
  for (const [callId, name] of open) {
    // A hosted server's.
    if (name === undefined) continue;
    refuse(
      named(name).length === 0 && (approvals.includes(callId) || Object.hasOwn(nested, callId)),
      `agent "${agent.name}" has no tool "${name}"`,
    );
  }
  for (const callId of Object.keys(decisions)) {
    refuse(!open.has(callId), `there is a decision about call "${callId}", which is not pending`);
  }
  for (const [callId, state] of Object.entries(nested)) {
    const inner = named(open.get(callId)).flatMap((tool) => tool.nested ?? []);
    refuse(inner.length === 0, `call "${callId}" has a nested run, and is not that of an agent`);
    assertFitsOne(inner, state);
  }
}

/** @throws what speaks against the last, where it fits none */
function assertFitsOne([first, ...others]: readonly NestedAgent<never>[], state: RunStateJson): void {
  try {
    if (first) assertStateFits(first.agent, state);
  } catch (error) {
    if (others.length === 0) throw error;
    assertFitsOne(others, state);
  }
}

function refuse(isBad: boolean, reason: string): void {
  if (isBad) throw refusalOf(reason);
}

function refusalOf(reason: string): UserError {
  return new UserError(
    `The state cannot be resumed: ${reason}. Use the agents it was made with, and do not change it.`,
  );
}
