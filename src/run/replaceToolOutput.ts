import { concatMap, of, type MonoTypeOperatorFunction, type Observable } from 'rxjs';
import type { RunEvent, RunItemStreamEvent } from '../events/RunEvent.js';

/** The event of a call's output. */
export type ToolOutputEvent = Extract<RunItemStreamEvent, { readonly name: 'tool_output' }>;

/** Passes on what comes of a tool but its output, of which something else is made; one after another. */
export function replaceToolOutput(
  make: (event: ToolOutputEvent) => Observable<RunEvent>,
): MonoTypeOperatorFunction<RunEvent> {
  return concatMap((event) =>
    event.type === 'run_item_stream_event' && event.name === 'tool_output' ? make(event) : of(event),
  );
}
