import { filter, map, pipe, type OperatorFunction } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';

/**
 * The events of nested runs among those of the run, at any depth, without what they were wrapped in. The ends of nested runs are left
 * out, so that the one `run_finished_event` is still the last.
 *
 * ```ts
 * run$.pipe(flattenNested(), textDeltas()).subscribe((text) => process.stdout.write(text));
 * ```
 */
export function flattenNested<TEvent extends RunEvent>(): OperatorFunction<TEvent, TEvent | RunEvent> {
  return pipe(
    map(innermost),
    filter((event) => event !== undefined),
  );
}

function innermost<TEvent extends RunEvent>(event: TEvent): TEvent | RunEvent | undefined {
  let inner: TEvent | RunEvent = event;
  while (inner.type === 'nested_run_event') inner = inner.event;
  return inner === event || inner.type !== 'run_finished_event' ? inner : undefined;
}
