import type { RunEvent } from '../index.js';
import type { RecordedLine } from './cassetteOf.js';

/** What a run makes of what a model did, as far as that is known without the run: messages, but no tools. */
export function runEventsFrom({ event, error }: RecordedLine): readonly RunEvent[] {
  if (error !== undefined) {
    const message: unknown = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
    return [rawEvent({ type: 'error', code: null, message: String(message), param: null, sequence_number: 0 })];
  }
  if (event === undefined) return [];
  if (event.type === 'response.retracted') {
    return [{ type: 'response_retracted_event', attempt: event.attempt, itemIds: [], reason: event.reason }];
  }
  if (event.type !== 'response.output_item.done' || event.item.type !== 'message') return [rawEvent(event)];
  const item = { type: 'message_output_item', agent: { name: 'model' }, rawItem: event.item } as const;
  return [rawEvent(event), { type: 'run_item_stream_event', name: 'message_output_created', item }];
}

function rawEvent(data: Extract<RunEvent, { readonly type: 'raw_response_event' }>['data']): RunEvent {
  return { type: 'raw_response_event', data };
}
