import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { of, throwError, type Observable } from 'rxjs';
import { describeToolError } from '../agent/describeToolError.js';
import type { FunctionTool } from '../agent/FunctionTool.js';
import { isAgentsError } from '../errors/AgentsError.js';
import { ToolCallError } from '../errors/ToolCallError.js';
import { ToolTimeoutError } from '../errors/ToolTimeoutError.js';
import { performCallback } from './performCallback.js';
import { toolCallDetailsOf } from './toolCallDetailsOf.js';
import type { Turn } from './Turn.js';

/** What the model is told in place of a tool's output; an error where the tool makes its errors the run's. */
export function explainToolError(
  turn: Turn,
  tool: FunctionTool<never>,
  call: ResponseFunctionToolCall,
  error: unknown,
): Observable<unknown> {
  const { errorFunction, timeoutBehavior, name } = tool;
  const isTimeout = error instanceof ToolTimeoutError && error.toolName === name;
  if (isTimeout && timeoutBehavior === 'raise_exception') return throwError(() => error);
  if (errorFunction === describeToolError || (errorFunction === null && isTimeout)) {
    return of(describeToolError(turn.env.context, error));
  }
  if (errorFunction === null) {
    return throwError(() => (isAgentsError(error) ? error : new ToolCallError(name, call.call_id, error)));
  }
  const key = `${turn.key}/tool/${call.call_id}/error`;
  const details = toolCallDetailsOf(
    turn,
    call,
    key,
    () => undefined,
    () => new AbortController().signal,
  );
  return performCallback(turn.env, {
    name: `errorFunction of tool "${name}"`,
    key,
    agent: turn.agent,
    turn: turn.number,
    input: { callId: call.call_id, name },
    call: () => errorFunction(turn.env.context, error, details),
  });
}
