import { defer, distinctUntilChanged, filter, map, type OperatorFunction } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import { isRunItemEvent } from '../events/isRunItemEvent.js';
import { rawDataOf } from '../interop/rawDataOf.js';

/**
 * The message that is being written, as it grows: each value is all of it so far. Starts again with each message, and where what was
 * written is taken back.
 *
 * ```ts
 * run$.pipe(text()).subscribe((message) => (element.textContent = message));
 * ```
 */
export function text(): OperatorFunction<RunEvent, string> {
  return (run$) =>
    defer(() => {
      let written = '';
      /** The item that is being written, by its place. */
      let place: number | undefined;
      return run$.pipe(
        map((event) => {
          const data = rawDataOf(event);
          if (isRunItemEvent(event, 'message_output_created')) place = undefined;
          if (event.type === 'response_retracted_event') return (written = '');
          if (data?.type !== 'response.output_text.delta') return undefined;
          written = (place === data.output_index ? written : '') + data.delta;
          place = data.output_index;
          return written;
        }),
        filter((message) => message !== undefined),
        distinctUntilChanged(),
      );
    });
}
