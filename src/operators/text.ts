import { defer, distinctUntilChanged, filter, map, type OperatorFunction } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import { rawDataOf } from '../interop/rawDataOf.js';
import { LiveMessages } from './LiveMessages.js';

/**
 * The message that is being written, as it grows: each value is all of it so far. Starts again with each message, and where what was
 * written is taken back. A message that is not streamed comes whole.
 *
 * ```ts
 * run$.pipe(text()).subscribe((message) => (element.textContent = message));
 * ```
 */
export function text(): OperatorFunction<RunEvent, string> {
  return (run$) =>
    defer(() => {
      const messages = new LiveMessages<string>();
      return run$.pipe(
        map((event) => {
          const data = rawDataOf(event);
          const whole = messages.follow(event, data);
          if (event.type === 'response_retracted_event') return '';
          // A refusal has no text.
          if (data?.type !== 'response.output_text.delta') return whole || undefined;
          const written = (messages.get(data.output_index) ?? '') + data.delta;
          messages.set(data.output_index, written);
          return written;
        }),
        filter((message) => message !== undefined),
        distinctUntilChanged(),
      );
    });
}
