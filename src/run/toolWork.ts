import { Observable, tap, type Subscriber } from 'rxjs';
import type { FunctionTool } from '../agent/FunctionTool.js';
import type { ToolCallDetails } from '../agent/ToolCallDetails.js';
import type { WorkProgress, WorkValue } from '../work/Work.js';
import { follow } from './follow.js';
import { isDetached, toolReportsOf } from './toolReportsOf.js';

/** What a tool is called with, and who is told when its work begins and ends where no teardown can end it. */
export interface ToolInvocation<TContext> {
  readonly args: unknown;
  readonly context: TContext;
  readonly details: Omit<ToolCallDetails, 'emit' | 'signal'>;
  readonly onDetached: () => void;
  readonly onSettled: () => void;
}

/** Runs a tool: what it reports, through `details.emit` or by what it returns, then its output. */
export function toolWork<TContext>(
  tool: FunctionTool<TContext>,
  { args, context, details, onDetached, onSettled }: ToolInvocation<TContext>,
): Observable<WorkProgress | WorkValue> {
  return new Observable((subscriber) => {
    let controller: AbortController | undefined;
    let isSettled = false;
    subscriber.add(() => {
      if (!isSettled) controller?.abort();
    });
    const live: ToolCallDetails = Object.defineProperties(
      { emit: (data: unknown) => subscriber.next({ type: 'progress', data }) } as ToolCallDetails,
      {
        ...Object.getOwnPropertyDescriptors(details),
        // Made when it is asked for: most tools never look.
        signal: { enumerable: true, get: () => (controller ??= new AbortController()).signal },
      },
    );
    const returned = tool.execute(args, context, live);
    const reports$ = toolReportsOf(returned);
    const tracked$ = isDetached(returned)
      ? reports$.pipe(tap({ subscribe: onDetached, complete: onSettled, error: onSettled }))
      : reports$;
    follow(subscriber as Subscriber<never>, tracked$, {
      next: (report) => {
        isSettled ||= report.type === 'value';
        subscriber.next(report);
      },
    });
  });
}
