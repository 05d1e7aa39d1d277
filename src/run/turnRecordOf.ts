import type { ResponseInputItem, ResponseOutputItem } from 'openai/resources/responses/responses';
import type { RunItem } from '../events/RunItem.js';
import type { ResponseInProgress } from './ResponseInProgress.js';

/** What a turn announced: the items of the model's response, in output order, and the outputs that the run made. */
export interface TurnRecord {
  readonly output: readonly ResponseOutputItem[];
  /** By call id. */
  readonly outputs: ReadonlyMap<string, ResponseInputItem>;
}

/** Tells the model's items from the run's, and puts them in output order. */
export function turnRecordOf(response: ResponseInProgress, items: readonly RunItem[]): TurnRecord {
  const places = new Map<unknown, number>();
  for (const [index, item] of response.done) places.set(item, index);
  const output: { place: number; item: ResponseOutputItem }[] = [];
  const outputs = new Map<string, ResponseInputItem>();
  for (const { rawItem } of items) {
    const place = places.get(rawItem);
    if (place === undefined && rawItem.type === 'function_call_output')
      outputs.set(rawItem.call_id, rawItem as ResponseInputItem);
    // What has no place was put together from pieces when the response was cut, and comes last.
    else output.push({ place: place ?? Infinity, item: rawItem as ResponseOutputItem });
  }
  // Infinity - Infinity is NaN, which a comparison by < is not.
  output.sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0));
  return { output: output.map(({ item }) => item), outputs };
}
