import type { RunEvent, RunItem } from '../index.js';

/** An event of a run in a few words, for a failure message: `tool_output of call_1`. */
export function describeEvent(event: RunEvent): string {
  switch (event.type) {
    case 'raw_response_event':
      return `raw ${event.data.type}`;
    case 'run_item_stream_event':
      return `${event.name} of ${describeItem(event.item)}`;
    case 'agent_updated_stream_event':
      return `agent_updated_stream_event of "${event.agent.name}"`;
    case 'tool_progress_event':
      return `tool_progress_event of ${event.callId}`;
    case 'nested_run_event':
      return `nested_run_event of ${event.callId} (${describeEvent(event.event)})`;
    case 'response_retracted_event':
      return `response_retracted_event of attempt ${event.attempt}`;
    case 'run_finished_event':
      return `run_finished_event with status "${event.result.status}"`;
  }
}

/** An item by what identifies it: its call, its id, or else its type. */
export function describeItem({ rawItem }: Pick<RunItem, 'rawItem'>): string {
  const { call_id: callId, id, type = 'message' } = rawItem as { call_id?: string; id?: string; type?: string };
  return callId ?? id ?? `a ${type} without an id`;
}
