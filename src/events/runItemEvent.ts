import type { RunItemStreamEvent } from './RunEvent.js';
import type { RunItem } from './RunItem.js';
import { RUN_ITEM_NAMES } from './RunItemName.js';

/** The event that announces an item. */
export function runItemEvent(item: RunItem): RunItemStreamEvent {
  // The table pairs each name with its own item type, which a lookup by a union cannot show the compiler.
  return { type: 'run_item_stream_event', name: RUN_ITEM_NAMES[item.type], item } as RunItemStreamEvent;
}
