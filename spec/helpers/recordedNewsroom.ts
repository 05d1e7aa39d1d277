import type { RunEvent } from 'rxagents';
import { reasoning, responseEvents, text, toolCall, type ScriptedItem, type TimedEvent } from 'rxagents/testing';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { functionCall } from './rawItems.js';
import { nested, raw, runEvents } from './runEvents.js';
import { itemFrom, outputItem } from './runItems.js';

/** What breaks out of a page that does not escape it. */
export const HOSTILE = `"'></title></style></svg><script>window.hacked = true</script><img src=x onerror="window.hacked = true">`;

type Wrap = (event: RunEvent) => RunEvent;

const itself: Wrap = (event) => event;
const updated = (name: string): RunEvent => ({ type: 'agent_updated_stream_event', agent: { name } });

/**
 * A run that has all that a diagram shows: reasoning, an approval, an agent as a tool that has another one, progress, a response that
 * is taken back, a silence of 12 s, and texts that try to break out of it.
 */
export function recordedNewsroom(): TimedEvent[] {
  const events: TimedEvent[] = [];
  let now = 0;
  let calls = 0;
  const add = (pause: number, event: RunEvent): number => events.push({ at: (now += pause), event });
  const respond = (wrap: Wrap, pause: number, ...items: readonly ScriptedItem[]): void => {
    for (const event of responseEvents(items, calls++)) {
      add(pause, wrap({ type: 'raw_response_event', data: event }));
      if (event.type === 'response.output_item.done') add(0, wrap(runItemEvent(itemFrom(event.item))));
    }
  };
  const progress = (callId: string, data: unknown): RunEvent => ({ ...runEvents.p, callId, data });
  const researcher: Wrap = (event) => nested(event, 'call_research');
  const summariser: Wrap = (event) => researcher(nested(event, 'call_summary'));

  add(0, updated('Editor'));
  respond(
    itself,
    15,
    reasoning('Facts first, then somebody who writes.', { deltas: 8 }),
    toolCall('research', { topic: 'ferries' }, { callId: 'call_research' }),
    toolCall('publish', { page: 'ferries' }, { callId: 'call_publish' }),
  );
  const rawItem = functionCall('call_publish', 'publish');
  add(0, runItemEvent({ type: 'tool_approval_item', agent: { name: 'Editor' }, rawItem }));
  add(20, researcher(updated('Researcher')));
  respond(
    researcher,
    5,
    toolCall('search', {}, { callId: 'call_search' }),
    toolCall('summarise', {}, { callId: 'call_summary' }),
  );
  for (let hits = 1; hits <= 8; hits++) add(10, researcher(progress('call_search', `${hits} hits`)));
  add(20, summariser(updated('Summariser')));
  respond(summariser, 7, text('Storms hold up ferries.', { deltas: 6 }));
  add(0, summariser(runEvents.f));
  add(0, researcher(runItemEvent(outputItem('call_summary', 'Storms hold up ferries.'))));
  add(300, researcher(runItemEvent(outputItem('call_search', ['8 hits']))));
  respond(researcher, 6, text('A storm held up the ferry from Kiel.', { deltas: 12 }));
  add(0, researcher(runEvents.f));
  add(0, runItemEvent(outputItem('call_research', 'A storm held up the ferry from Kiel.')));
  add(5, progress('call_publish', { percent: 50 }));
  add(12_000, runItemEvent(outputItem('call_publish', HOSTILE)));
  for (const data of responseEvents(text('Publ', { deltas: 4 }), calls++).slice(0, 7)) add(4, raw(data));
  add(40, { ...runEvents.x, reason: HOSTILE });
  respond(itself, 4, text('Published: what held up the ferry.', { deltas: 9 }));
  add(0, runEvents.f);
  return events;
}
