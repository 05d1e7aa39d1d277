import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { noop, Observable, type Subscriber } from 'rxjs';
import type { FunctionTool } from '../agent/FunctionTool.js';
import type { Work } from '../work/Work.js';
import { abortSignalOf } from './abortSignalOf.js';
import { follow } from './follow.js';
import { toolCallDetailsOf } from './toolCallDetailsOf.js';
import { isGenerator, isPromise, toolReportsOf } from './toolReportsOf.js';
import type { Turn } from './Turn.js';

/** Runs a tool: what it reports, through `details.emit` or by what it returns, then its output. */
export function toolWork(
  turn: Turn,
  tool: FunctionTool<never>,
  call: ResponseFunctionToolCall,
  args: unknown,
): Observable<Work['tool_call']> {
  const { context, unsettled } = turn.env;
  const { call_id: callId, name: toolName } = call;
  return new Observable((subscriber) => {
    let isSettled = false;
    const settle = (): void => {
      isSettled = true;
      unsettled.delete(callId);
    };
    const emit = (data: unknown): void => subscriber.next({ type: 'progress', data });
    const signalOf = abortSignalOf(subscriber, () => isSettled);
    const returned = tool.execute(args, context, toolCallDetailsOf(turn, call, `tool/${callId}`, emit, signalOf));
    // These go on when nobody listens any more: an Observable ends with its teardown, and a generator that is not asked never starts.
    if (isPromise(returned) || (isGenerator(returned) && !subscriber.closed))
      unsettled.set(callId, { callId, toolName });
    if (subscriber.closed) {
      // Nobody is left to hear that it fails.
      if (isPromise(returned)) returned.then(undefined, noop);
      return;
    }
    follow(subscriber as Subscriber<never>, toolReportsOf(returned), {
      next: (report) => {
        if (report.type === 'value') settle();
        subscriber.next(report);
      },
      error: (error) => {
        settle();
        subscriber.error(error);
      },
    });
  });
}
