import type { RunEvent, RunItemStreamEvent } from './RunEvent.js';
import type { RunItemName } from './RunItemName.js';

/**
 * Tells whether an event announces an item of the given names (of any, when none is given), and narrows it.
 *
 * ```ts
 * run(agent, 'Hi').pipe(filter((event) => isRunItemEvent(event, 'tool_called'))).subscribe(({ item }) => console.log(item.rawItem));
 * ```
 */
export function isRunItemEvent<TName extends RunItemName = RunItemName>(
  event: RunEvent,
  ...names: readonly TName[]
): event is Extract<RunItemStreamEvent, { readonly name: TName }> {
  return (
    event.type === 'run_item_stream_event' &&
    (names.length === 0 || (names as readonly RunItemName[]).includes(event.name))
  );
}
