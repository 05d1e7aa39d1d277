import type { RunEvent, RunItemStreamEvent } from '../events/RunEvent.js';

/** Tells the event of a call's output. */
export function isToolOutput(event: RunEvent): event is Extract<RunItemStreamEvent, { readonly name: 'tool_output' }> {
  return event.type === 'run_item_stream_event' && event.name === 'tool_output';
}
