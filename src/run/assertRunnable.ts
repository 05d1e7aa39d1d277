import { requireNamed } from '../agent/requireNamed.js';
import { requireOutputGuardrails } from '../agent/requireOutputGuardrails.js';
import { UserError } from '../errors/UserError.js';
import { HANDLER_NAMES } from './errorHandlerOf.js';
import { filterRefusalOf } from './filterRefusalOf.js';
import { handoffsOf, reachableAgents } from './reachableAgents.js';
import type { AnyAgent, RunEnvironment } from './RunEnvironment.js';

/**
 * Checks what a run is made of before its first turn.
 *
 * @throws UserError when the input is none, an option is out of range, or two different agents have one name
 */
export function assertRunnable(env: RunEnvironment): void {
  const { agent, input, maxTurns, toolConcurrency, toolStart, hasBadInterceptors, session, serverHistory } = env;
  const { handoffInputFilter: filter, errorHandlers } = env;
  const fault = env.stateError ?? env.position.fault;
  if (fault) throw fault;
  refuse(input === undefined, 'The input is neither a string nor an array of items. Give one.');
  refuse(
    maxTurns !== null && !(Number.isInteger(maxTurns) && maxTurns >= 0),
    `maxTurns is ${String(maxTurns)}. Give a whole number, or null.`,
  );
  refuse(!(toolConcurrency >= 1), `toolConcurrency is ${toolConcurrency}. Give 1 or more.`);
  refuse(
    !['on_response', 'on_call'].includes(toolStart),
    `toolStart is ${toolStart}. Give 'on_response' or 'on_call'.`,
  );
  refuse(hasBadInterceptors, 'interceptors is no array of functions. Give one.');
  refuse(
    session !== undefined && serverHistory !== undefined,
    'The run has a session and a history that the server keeps. Give one of session, previousResponseId, conversationId and autoPreviousResponseId.',
  );
  refuse(
    session !== undefined && !(typeof session?.getItems === 'function' && typeof session.addItems === 'function'),
    'The session has no getItems or no addItems. Give a MemorySession, or an object with the methods of Session.',
  );
  refuse(filter !== undefined && typeof filter !== 'function', 'handoffInputFilter is no function. Give one.');
  const badHandler = Object.entries(Object(errorHandlers) as Record<string, unknown>).find(
    ([name, handle]) => !HANDLER_NAMES.includes(name) || (handle !== undefined && typeof handle !== 'function'),
  );
  refuse(
    badHandler !== undefined,
    `errorHandlers has "${badHandler?.[0]}", which is no handler. Give functions: ${HANDLER_NAMES.join(', ')}.`,
  );
  if (serverHistory && filter) throw filterRefusalOf('handoffInputFilter');
  requireNamed(env.inputGuardrails, 'inputGuardrails of the run');
  requireOutputGuardrails(env.outputGuardrails, 'outputGuardrails of the run');
  const names = new Set<string>();
  for (const each of reachableAgents(agent)) {
    const { name } = each;
    refuse(names.has(name), `Two different agents are named "${name}". Rename one.`);
    names.add(name);
    if (serverHistory) refuseFilters(each);
  }
}

function refuseFilters(agent: AnyAgent): void {
  const filtered = handoffsOf(agent).find(({ inputFilter }) => inputFilter);
  if (filtered) throw filterRefusalOf(`inputFilter of handoff "${filtered.toolName}"`);
}

function refuse(isBad: boolean, message: string): void {
  if (isBad) throw new UserError(message);
}
