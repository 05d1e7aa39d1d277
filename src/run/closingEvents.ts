import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import type { RunEvent } from '../events/RunEvent.js';
import { runItemEvent } from '../events/runItemEvent.js';
import { approvalResponse } from './approvalResponse.js';
import { handledEvents } from './handledEvents.js';
import { openCallsOf } from './openCallsOf.js';
import { partialMessagesOf } from './partialOf.js';
import type { RunEnvironment } from './RunEnvironment.js';
import { pendingRequestsOf } from './pendingRequestsOf.js';
import { runItemFrom } from './runItemFrom.js';
import type { RunProgress } from './RunProgress.js';
import { turnItemsOf } from './turnItemsOf.js';
import { toolOutputItem } from './toolOutputItem.js';

const CUT = 'The call was interrupted before it finished';

/**
 * What is still to be said when a turn is cut by a stop or an error: the items whose raw event was delivered but whose own event
 * was not, the text that was being written, and an answer to every open call.
 */
export function closingEvents(progress: RunProgress, env: RunEnvironment): RunEvent[] {
  const { current: turn, isVerdictAwaited } = progress;
  // What a handler answered is kept unless guardrails may refuse it, and is then announced.
  const handled = isVerdictAwaited ? [] : handledEvents(progress);
  if (!turn) return handled;
  const agent = { name: progress.agent.name };
  const isHandoff = (name: string): boolean => turn.handoffNames.includes(name);
  const announced = turnItemsOf(progress);
  const known = new Set<unknown>(announced.map(({ rawItem }) => rawItem));
  const pending = [
    ...Object.values(turn.response.done).filter((raw) => !known.has(raw) && isSound(raw, known, env)),
    ...partialMessagesOf(turn, () => env.generateId('msg')),
  ];
  const closing = pending.map((raw) => runItemFrom(raw, agent, isHandoff));
  const items = [...announced, ...closing];
  const outputs = openCallsOf(items).map((call) =>
    toolOutputItem(agent, call, `${CUT}${env.unsettled.has(call.call_id) ? '; it may have taken effect' : ''}.`),
  );
  const responses = pendingRequestsOf(items).map((item) =>
    approvalResponse(item, { approve: false, message: `${CUT}.` }),
  );
  return [...[...closing, ...outputs].map(runItemEvent), ...responses, ...handled];
}

/** Some items are why the turn failed: what is no item, a call without an id, a call that was made before. */
function isSound(raw: ResponseOutputItem, known: Set<unknown>, { calls }: RunEnvironment): boolean {
  if (typeof raw?.type !== 'string') return false;
  if (raw.type !== 'function_call') return true;
  const { call_id: callId, name, arguments: text } = raw;
  if (!callId || [callId, name, text].some((field) => typeof field !== 'string')) return false;
  if (calls.has(callId) || known.has(callId)) return false;
  known.add(callId);
  return true;
}
