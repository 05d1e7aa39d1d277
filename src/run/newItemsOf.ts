import type { ResponseInputItem } from 'openai/resources/responses/responses';

/**
 * Which of the items that a run goes on from a session does not have yet: by identity first, since a user may say the same thing
 * twice, then by content, since whoever merged them may have copied them.
 *
 * @param merged what the run goes on from
 * @param history what the session holds
 * @param input what the run was given
 */
export function newItemsOf(
  merged: readonly ResponseInputItem[],
  history: readonly ResponseInputItem[],
  input: readonly ResponseInputItem[],
): ResponseInputItem[] {
  const given = new Set(input);
  const known = new Set(history);
  const left = history.filter((item) => !merged.includes(item)).map((item) => JSON.stringify(item));
  return merged.filter((item) => {
    if (given.has(item) || known.has(item)) return given.has(item);
    const index = left.indexOf(JSON.stringify(item));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
}
