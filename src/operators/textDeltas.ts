import { filter, map, type OperatorFunction } from 'rxjs';
import type { RawResponseEvent, RunEvent } from '../events/RunEvent.js';
import { rawDataOf } from '../interop/rawDataOf.js';

/**
 * The model's text as it is written, piece by piece, of all messages one after another.
 *
 * ```ts
 * run(agent, 'Hi').pipe(textDeltas()).subscribe((text) => process.stdout.write(text));
 * ```
 */
export function textDeltas(): OperatorFunction<RunEvent, string> {
  return (run$) =>
    run$.pipe(
      filter((event): event is RawResponseEvent & { data: { type: 'response.output_text.delta' } } =>
        isTextDelta(event),
      ),
      map(({ data }) => data.delta),
    );
}

function isTextDelta(event: RunEvent): boolean {
  return rawDataOf(event)?.type === 'response.output_text.delta';
}
