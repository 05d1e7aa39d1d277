import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { Observable, tap, type Subscriber } from 'rxjs';
import type { FunctionTool } from '../agent/FunctionTool.js';
import type { Work } from '../work/Work.js';
import { follow } from './follow.js';
import { toolCallDetailsOf } from './toolCallDetailsOf.js';
import { isDetached, isPromise, toolReportsOf } from './toolReportsOf.js';
import type { Turn } from './Turn.js';

/** Runs a tool: what it reports, through `details.emit` or by what it returns, then its output. */
export function toolWork(
  turn: Turn,
  tool: FunctionTool<never>,
  call: ResponseFunctionToolCall,
  key: string,
  args: unknown,
): Observable<Work['tool_call']> {
  const { context, unsettled } = turn.env;
  const { call_id: callId, name: toolName } = call;
  return new Observable((subscriber) => {
    let controller: AbortController | undefined;
    let isSettled = false;
    subscriber.add(() => {
      if (!isSettled) controller?.abort();
    });
    const emit = (data: unknown): void => subscriber.next({ type: 'progress', data });
    const signalOf = (): AbortSignal => {
      controller ??= new AbortController();
      if (subscriber.closed && !isSettled) controller.abort();
      return controller.signal;
    };
    const returned = tool.execute(args, context, toolCallDetailsOf(turn, call, key, emit, signalOf));
    if (subscriber.closed) {
      // It was cut off while it was called: it goes on, and nobody is left to hear that it fails.
      if (isPromise(returned)) {
        unsettled.set(callId, { callId, toolName });
        returned.then(undefined, () => undefined);
      }
      return;
    }
    const settle = (): unknown => unsettled.delete(callId);
    const reports$ = toolReportsOf(returned);
    const tracked$ = isDetached(returned)
      ? reports$.pipe(
          tap({ subscribe: () => unsettled.set(callId, { callId, toolName }), complete: settle, error: settle }),
        )
      : reports$;
    follow(subscriber as Subscriber<never>, tracked$, {
      next: (report) => {
        isSettled ||= report.type === 'value';
        subscriber.next(report);
      },
      error: (error) => {
        isSettled = true;
        subscriber.error(error);
      },
    });
  });
}
