import type { ResponseInputItem, ResponseOutputItem } from 'openai/resources/responses/responses';
import { isAnswer, pairIdOf } from './pairIdOf.js';
import { withoutId } from './withoutId.js';
import { withReasoning } from './withReasoning.js';

/**
 * What a turn adds to the history, acceptable to the API: the response's items in output order, then the outputs in call
 * order. Calls without an output and requests without an answer are left out, and reasoning without the item that it belongs to.
 *
 * @param output the response's items, in output order
 * @param outputs the outputs of the turn's calls, by call id
 * @param stored whether the server has the whole response; it refuses the ids of items that it never stored, and requests that are known by theirs
 */
export function turnHistoryOf(
  output: readonly ResponseOutputItem[],
  outputs: ReadonlyMap<string, ResponseInputItem>,
  stored: boolean,
): ResponseInputItem[] {
  // Some calls are answered within the response itself.
  const answered = new Set<unknown>([...outputs.keys(), ...output.filter(isAnswer).map(pairIdOf)]);
  const said = stored ? output : output.filter(({ type }) => type !== 'reasoning' && type !== 'mcp_approval_request');
  const kept = withReasoning(said, (item) => {
    const id = pairIdOf(item);
    return !id || isAnswer(item) || answered.has(id);
  });
  const answers = said.flatMap((item) => (isAnswer(item) ? [] : (outputs.get(pairIdOf(item) ?? '') ?? [])));
  return [...((stored ? kept : kept.map(withoutId)) as ResponseInputItem[]), ...answers];
}
