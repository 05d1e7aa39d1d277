import type { ResponseInputItem } from 'openai/resources/responses/responses';

/**
 * Copies of items as plain JSON; nothing of what are no items.
 *
 * @param revive what is made of each value of the copies, from the innermost out
 */
export function plainItemsOf(
  items: unknown,
  revive?: <T>(key: string, value: T) => T,
): ResponseInputItem[] | undefined {
  if (!Array.isArray(items)) return undefined;
  try {
    const copies = JSON.parse(JSON.stringify(items), revive) as unknown[];
    return copies.every((item) => item instanceof Object && !Array.isArray(item)) ? (copies as never) : undefined;
  } catch {
    return undefined;
  }
}
