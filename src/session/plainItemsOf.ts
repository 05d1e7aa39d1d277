import type { ResponseInputItem } from 'openai/resources/responses/responses';

/**
 * Copies of items as plain JSON; nothing of what are no items.
 *
 * @param finish is called with each copy
 */
export function plainItemsOf(items: unknown, finish?: (item: unknown) => void): ResponseInputItem[] | undefined {
  try {
    const copies = JSON.parse(JSON.stringify(items)) as unknown[];
    if (finish) copies.forEach(finish);
    return copies.every((item) => item instanceof Object && !Array.isArray(item)) ? (copies as never) : undefined;
  } catch {
    return undefined;
  }
}
