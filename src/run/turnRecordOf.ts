import type { ResponseInputItem, ResponseOutputItem } from 'openai/resources/responses/responses';
import type { RunItem } from '../events/RunItem.js';
import type { ResponseInProgress } from './ResponseInProgress.js';

/** What a turn announced: the items of the model's response, in output order, and the outputs that the run made. */
export interface TurnRecord {
  readonly output: readonly ResponseOutputItem[];
  /** By call id. */
  readonly outputs: ReadonlyMap<string, ResponseInputItem>;
}

/** Which call or request an item of the run's answers. */
export function answeredIdOf(rawItem: RunItem['rawItem']): string | undefined {
  if (rawItem.type === 'mcp_approval_response') return rawItem.approval_request_id;
  return rawItem.type === 'function_call_output' ? rawItem.call_id : undefined;
}

/** Tells the model's items from the run's, and puts them in output order. */
export function turnRecordOf({ done }: ResponseInProgress, items: readonly RunItem[]): TurnRecord {
  const announced = new Set<unknown>(items.map(({ rawItem }) => rawItem));
  const complete = Object.values(done);
  const output = complete.filter((item) => announced.has(item));
  for (const item of complete) announced.delete(item);
  const outputs = new Map<string, ResponseInputItem>();
  for (const rawItem of announced as Set<RunItem['rawItem']>) {
    const answeredId = answeredIdOf(rawItem);
    if (answeredId !== undefined) outputs.set(answeredId, rawItem as ResponseInputItem);
    // What is not complete was put together from pieces, when the response was cut or had nothing else, and comes last.
    else output.push(rawItem as ResponseOutputItem);
  }
  return { output, outputs };
}
