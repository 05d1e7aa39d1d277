import type { ResponseOutputItem } from 'openai/resources/responses/responses';

type Item = ResponseOutputItem | undefined;

/**
 * The place of an item in its response: its output index, or where a server sends none, the next one. Some servers give all items one
 * index: another item than the one that is there gets the next place that is free.
 *
 * @param item absent while it is being written
 * @param isRest whether the terminal event holds it, whose items are told by their index, and calls by their call ids too
 */
export function placeOf(
  places: Readonly<Record<number, Item>>,
  outputIndex: unknown,
  item?: Item,
  isRest = false,
): number {
  let place = Number.isInteger(outputIndex) ? (outputIndex as number) : Object.keys(places).length;
  while (place in places && !isSame(places[place], item, isRest)) place += 1;
  return place;
}

function isSame(one: Item, other: Item, isRest: boolean): boolean {
  // Ids change between events in real streams.
  if (!isRest) return JSON.stringify({ ...one, id: undefined }) === JSON.stringify({ ...other, id: undefined });
  return one?.type !== 'function_call' || other?.type !== 'function_call' || one.call_id === other.call_id;
}
