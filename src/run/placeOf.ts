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
  const place = isIndex ? (outputIndex as number) : Object.keys(places).length;
  // Not `in`, for which V8 compiled this anew for each run: asking for what is not there yet undid it.
  return Object.hasOwn(places, place) ? placeBehind(places, place, item) : place;
}

const LONGEST_LIST = 2 ** 32;

/** The places without a gap from an index on, by what is there: to compare each of thousands with all costs the square. */
interface Row {
  readonly start: number;
  end: number;
  readonly places: Map<string, number>;
}

const rows = new WeakMap<object, Row>();

function placeBehind(places: Readonly<Record<number, Item>>, start: number, item: Item): number {
  const known = rows.get(places);
  const row = known?.start === start ? known : { start, end: start, places: new Map<string, number>() };
  rows.set(places, row);
  for (; Object.hasOwn(places, row.end); row.end++) row.places.set(contentOf(places[row.end]), row.end);
  return row.places.get(contentOf(item)) ?? row.end;
}

function contentOf(item: Item): string {
  // Ids change between events in real streams.
  return JSON.stringify({ ...item, id: undefined });
}
