import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { isAnswer, pairIdOf } from './pairIdOf.js';
import { withReasoning } from './withReasoning.js';

/**
 * What of some items the API accepts: without calls that have no output, outputs whose call is not there, and reasoning without the
 * item that it belongs to. A session that gives only its latest items may leave such, and so may a filter.
 */
export function acceptableItems(items: readonly ResponseInputItem[]): ResponseInputItem[] {
  const calls = new Set(items.filter((item) => !isAnswer(item)).map(pairIdOf));
  const outputs = new Set(items.filter(isAnswer).map(pairIdOf));
  return withReasoning(items, (item) => {
    const id = pairIdOf(item);
    return id === undefined || (calls.has(id) && outputs.has(id));
  });
}
