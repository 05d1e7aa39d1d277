import { Observable, of, type Subscriber } from 'rxjs';
import { isProgress } from '../agent/progress.js';
import { emissionsOf } from '../interop/emissionsOf.js';
import { fromAsyncGenerator } from '../interop/fromAsyncGenerator.js';
import type { WorkProgress, WorkValue } from '../work/Work.js';
import { follow } from './follow.js';

/**
 * What a tool's return value comes to: progress, then its output.
 *
 * A generator's yields are progress at once, and its output is what it returns, else its last yield. An Observable's last value is
 * its output, so an earlier one becomes progress when the next arrives; a value made by `progress` need not wait.
 */
export function toolReportsOf(returned: unknown): Observable<WorkProgress | WorkValue> {
  const emissions$ = emissionsOf(returned);
  if (emissions$ === undefined) return of({ type: 'value', value: returned });
  return isAsyncIterable(returned) ? generatorReports(returned) : emissionReports(emissions$);
}

/** Tells whether a tool's work goes on when nobody listens any more: only an Observable's ends with its teardown. */
export function isDetached(returned: unknown): boolean {
  return isAsyncIterable(returned) || isPromise(returned);
}

export function isPromise(returned: unknown): returned is PromiseLike<unknown> {
  return typeof (returned as Partial<PromiseLike<unknown>> | null | undefined)?.then === 'function';
}

function isAsyncIterable(returned: unknown): returned is AsyncIterable<unknown> {
  // An Observable may be iterable too.
  return (
    typeof returned === 'object' && returned !== null && Symbol.asyncIterator in returned && !('subscribe' in returned)
  );
}

function generatorReports(iterable: AsyncIterable<unknown>): Observable<WorkProgress | WorkValue> {
  return reports(fromAsyncGenerator<unknown>(iterable), ({ type, value }, report) => {
    if (type === 'yield') report(value);
    return type === 'return' || !isProgress(value) ? { output: value } : undefined;
  });
}

function emissionReports(emissions$: Observable<unknown>): Observable<WorkProgress | WorkValue> {
  return reports(emissions$, (value, report, held) => {
    if (isProgress(value)) report(value);
    else if (held) report(held.output);
    return isProgress(value) ? undefined : { output: value };
  });
}

/** Reports progress on the way, and the output that was held last at the end. */
function reports<T>(
  source$: Observable<T>,
  take: (value: T, report: (data: unknown) => void, held?: { output: unknown }) => { output: unknown } | undefined,
): Observable<WorkProgress | WorkValue> {
  return new Observable((subscriber) => {
    let held: { output: unknown } | undefined;
    const report = (data: unknown): void =>
      subscriber.next({ type: 'progress', data: isProgress(data) ? data.data : data });
    follow(subscriber as Subscriber<never>, source$, {
      next: (value) => {
        held = take(value, report, held) ?? held;
      },
      complete: () => {
        subscriber.next({ type: 'value', value: held?.output });
        subscriber.complete();
      },
    });
  });
}
