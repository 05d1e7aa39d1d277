import type { ResponseOutputItem } from 'openai/resources/responses/responses';

type Item = ResponseOutputItem | undefined;

/**
 * The place of an item in its response: its output index, or where a server sends none, the next one. Some servers give all items one
 * index: another item than the one that is there gets the next place that is free.
 *
 * @param item absent while it is being written
 */
export function placeOf(places: Readonly<Record<number, Item>>, outputIndex: unknown, item?: Item): number {
  // Far beyond it counting on would stand still.
  const isIndex = Number.isInteger(outputIndex) && (outputIndex as number) < LONGEST_LIST;
  let place = isIndex ? (outputIndex as number) : Object.keys(places).length;
  // Not `in`, for which V8 compiled this anew for each run: asking for what is not there yet undid it.
  while (Object.hasOwn(places, place) && contentOf(places[place]) !== contentOf(item)) place += 1;
  return place;
}

const LONGEST_LIST = 2 ** 32;

function contentOf(item: Item): string {
  // Ids change between events in real streams.
  return JSON.stringify({ ...item, id: undefined });
}
