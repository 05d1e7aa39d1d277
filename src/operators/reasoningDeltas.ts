import { filter, map, pipe, type OperatorFunction } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import { rawDataOf } from '../interop/rawDataOf.js';

/**
 * The model's reasoning as it is written, piece by piece: its summaries, or the text itself where the server gives it.
 *
 * ```ts
 * run$.pipe(reasoningDeltas()).subscribe((thought) => process.stdout.write(thought));
 * ```
 */
export function reasoningDeltas(): OperatorFunction<RunEvent, string> {
  return pipe(
    map((event) => {
      const data = rawDataOf(event);
      const isReasoning =
        data?.type === 'response.reasoning_summary_text.delta' || data?.type === 'response.reasoning_text.delta';
      return isReasoning ? data.delta : '';
    }),
    filter((delta) => delta !== ''),
  );
}
