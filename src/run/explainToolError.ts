import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { noop, of, type Observable } from 'rxjs';
import { describeToolError } from '../agent/describeToolError.js';
import type { FunctionTool } from '../agent/FunctionTool.js';
import { isAgentsError } from '../errors/AgentsError.js';
import type { CallbackError } from '../errors/CallbackError.js';
import { isNamed } from '../errors/isNamed.js';
import { ToolCallError } from '../errors/ToolCallError.js';
import type { ToolTimeoutError } from '../errors/ToolTimeoutError.js';
import { callInputOf } from './callInputOf.js';
import { endsOutermostRun } from './endsOutermostRun.js';
import { neverAborted } from './modelDataOf.js';
import { performCallback } from './performCallback.js';
import { toolCallDetailsOf } from './toolCallDetailsOf.js';
import type { Turn } from './Turn.js';

/**
 * What is made of what the model is told in place of a tool's output.
 *
 * @throws the error, where the tool makes its errors the run's
 */
export function explainToolError<T>(
  turn: Turn,
  tool: FunctionTool<never>,
  call: ResponseFunctionToolCall,
  error: unknown,
  answer: (told: unknown) => T,
): Observable<T> {
  const { errorFunction, timeoutBehavior, name } = tool;
  const { context } = turn.env;
  const isTimeout = isNamed<ToolTimeoutError>(error, 'ToolTimeoutError') && error.toolName === name;
  // What an interceptor throws is not the tool's, nor is what ends the outermost run.
  const isForeign =
    endsOutermostRun(error) || (isNamed<CallbackError>(error, 'CallbackError') && error.unit.startsWith('interceptor'));
  if (isForeign || (isTimeout ? timeoutBehavior === 'raise_exception' : errorFunction === null)) {
    throw isAgentsError(error) ? error : new ToolCallError(name, call.call_id, error);
  }
  if (errorFunction === null || errorFunction === describeToolError)
    return of(answer(describeToolError(context, error)));
  const step = `tool/${call.call_id}/error`;
  const details = toolCallDetailsOf(turn, call, step, noop, neverAborted);
  const ask = (): unknown => errorFunction(context, error, details);
  return performCallback(turn, `errorFunction of tool "${name}"`, step, callInputOf(call), ask, answer);
}
