import type { ResponseInputItem, ResponseOutputItem } from 'openai/resources/responses/responses';

/**
 * What a turn adds to the history, acceptable to the API: the response's items in output order, then the outputs in call
 * order. Calls without an output are left out, and reasoning without the item that it belongs to.
 *
 * @param output the response's items, in output order
 * @param outputs the outputs of the turn's calls, by call id
 * @param stored whether the server has the whole response; it refuses the ids of items that it never stored
 */
export function turnHistoryOf(
  output: readonly ResponseOutputItem[],
  outputs: ReadonlyMap<string, ResponseInputItem>,
  stored: boolean,
): ResponseInputItem[] {
  // Some calls are answered within the response itself.
  const answered = new Set<unknown>([...outputs.keys(), ...output.filter(isOutput).map(callIdOf)]);
  const kept: ResponseInputItem[] = [];
  let isFollowed = false;
  for (const item of [...output].reverse()) {
    const isReasoning = item.type === 'reasoning';
    const callId = callIdOf(item);
    if (!isReasoning) isFollowed = !callId || isOutput(item) || answered.has(callId);
    if (isFollowed && (stored || !isReasoning)) kept.push((stored ? item : withoutId(item)) as ResponseInputItem);
  }
  const answers = output.flatMap((item) => (item.type === 'function_call' ? (outputs.get(item.call_id) ?? []) : []));
  return [...kept.reverse(), ...answers];
}

function isOutput({ type }: ResponseOutputItem): boolean {
  return type.endsWith('_output');
}

function callIdOf(item: ResponseOutputItem): unknown {
  return (item as { readonly call_id?: unknown }).call_id;
}

function withoutId(item: ResponseOutputItem): object {
  if (item.type !== 'message' && item.type !== 'function_call') return item;
  const { id: _id, ...rest } = item;
  return rest;
}
