import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { of, type Observable } from 'rxjs';
import { UserError } from '../errors/UserError.js';
import type { RunEvent } from '../events/RunEvent.js';
import { runItemEvent } from '../events/runItemEvent.js';
import { callInputOf } from './callInputOf.js';
import { performCallback } from './performCallback.js';
import type { ToolErrorReport } from '../agent/ToolErrorReport.js';
import { toolOutputItem } from './toolOutputItem.js';
import type { Turn } from './Turn.js';

/** Answers a call that no tool is run for: with the message given, else as `toolErrorFormatter` says, else with the default. */
export function answerUnrun(
  turn: Turn,
  call: ResponseFunctionToolCall,
  kind: ToolErrorReport['kind'],
  defaultMessage: string,
  message?: string,
): Observable<RunEvent> {
  const { toolErrorFormatter, context } = turn.env;
  const answer = (told: string): RunEvent => runItemEvent(toolOutputItem(turn.agent, call, told));
  if (message !== undefined || !toolErrorFormatter) return of(answer(message ?? defaultMessage));
  const { name: toolName, call_id: callId } = call;
  return performCallback(
    turn,
    'toolErrorFormatter',
    `tool/${callId}/error`,
    callInputOf(call),
    () => toolErrorFormatter({ kind, toolName, callId, defaultMessage, context }),
    (told) => {
      if (told === undefined || typeof told === 'string') return answer(told ?? defaultMessage);
      throw new UserError(`The toolErrorFormatter gave ${typeof told}. Let it give a string, or nothing.`);
    },
  );
}
