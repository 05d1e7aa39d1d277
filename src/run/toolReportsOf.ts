import { map, Observable, of, type Subscriber } from 'rxjs';
import { isProgress } from '../agent/progress.js';
import { emissionsOf } from '../interop/emissionsOf.js';
import { fromAsyncGenerator, type GeneratorEvent } from '../interop/fromAsyncGenerator.js';
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
  if (!emissions$) return of({ type: 'value', value: returned });
  const event$: Observable<GeneratorEvent<unknown> | { readonly type: 'emission'; readonly value: unknown }> =
    isGenerator(returned)
      ? fromAsyncGenerator<unknown>(returned)
      : emissions$.pipe(map((value) => ({ type: 'emission', value })));
  return new Observable((subscriber) => {
    let held: { readonly value: unknown } | undefined;
    const report = (data: unknown): void =>
      subscriber.next({ type: 'progress', data: isProgress(data) ? data.data : data });
    follow(subscriber as Subscriber<never>, event$, {
      next: ({ type, value }) => {
        const isOutput = type === 'return' || !isProgress(value);
        const before = held;
        // First, since the delivery of a report may cause the next.
        if (isOutput) held = { value };
        if (type === 'yield' || !isOutput) report(value);
        else if (type === 'emission' && before) report(before.value);
      },
      complete: () => {
        subscriber.next({ type: 'value', value: held?.value });
        subscriber.complete();
      },
    });
  });
}

export function isPromise(returned: unknown): returned is PromiseLike<unknown> {
  return typeof (returned as Partial<PromiseLike<unknown>> | null | undefined)?.then === 'function';
}

export function isGenerator(returned: unknown): returned is AsyncIterable<unknown> {
  // An Observable may be iterable too.
  return (
    typeof returned === 'object' && returned !== null && Symbol.asyncIterator in returned && !('subscribe' in returned)
  );
}
