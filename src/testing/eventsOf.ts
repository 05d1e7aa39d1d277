import type { ResponseOutputItem, ResponseStreamEvent } from 'openai/resources/responses/responses';
import type { ScriptedResponse } from './response.js';
import { responseBegun } from './responseBegun.js';
import { responseEnded } from './responseEnded.js';
import type { ItemStream, UnnumberedEvent } from './ScriptedItem.js';

/** The raw events of a response; `defaultId` is its id unless it says another. */
export function eventsOf(scripted: ScriptedResponse, defaultId: string): ResponseStreamEvent[] {
  const { id = defaultId, status = 'completed' } = scripted;
  const streams = itemStreamsOf(scripted, id.replace(/^resp_/, ''));
  const output = streams.map(({ done }) => done);
  const events: UnnumberedEvent[] = [
    { type: 'response.created', response: responseBegun(id) },
    ...streams.flatMap(itemEvents),
    { type: `response.${status}`, response: responseEnded(id, scripted, output) },
  ];
  return events.map((event, sequence_number) => ({ ...event, sequence_number }));
}

function itemStreamsOf({ items, status }: ScriptedResponse, responseName: string): ItemStream[] {
  return items.map((item, outputIndex) => {
    const stream = item.streamAt({ outputIndex, idSuffix: `${responseName}_${outputIndex}` });
    const isCut = status === 'incomplete' && outputIndex === items.length - 1;
    return isCut ? { ...stream, done: incompleteItem(stream.done) } : stream;
  });
}

function incompleteItem(item: ResponseOutputItem): ResponseOutputItem {
  const canBeCut = item.type === 'message' || item.type === 'function_call' || item.type === 'reasoning';
  return canBeCut ? { ...item, status: 'incomplete' } : item;
}

function itemEvents({ added, chunks, done }: ItemStream, output_index: number): UnnumberedEvent[] {
  return [
    { type: 'response.output_item.added', output_index, item: added },
    ...chunks,
    { type: 'response.output_item.done', output_index, item: done },
  ];
}
