import type { JsonSchema } from './Schema.js';

/**
 * Strict mode has no tuples: one is sent as a list of any of its items, whose order the description tells and validation checks.
 *
 * @param places the schemas of the first items, in order
 * @param more the schema of the items after them; absent for no more items
 */
export function closeTuple(node: JsonSchema, places: readonly JsonSchema[], more: JsonSchema | undefined): JsonSchema {
  const all = more === undefined ? places : [...places, more];
  const kinds = [...new Map(all.map((item) => [JSON.stringify(item), item])).values()];
  const limit = Math.min(Number(node['maxItems'] ?? places.length), places.length);
  return {
    ...node,
    ...(kinds.length > 1 && { description: withOrder(node['description'], places) }),
    items: kinds.length === 1 ? kinds[0] : { anyOf: kinds },
    ...(more === undefined && { maxItems: limit }),
  };
}

function withOrder(description: unknown, places: readonly JsonSchema[]): string {
  const order = `Items in this order: ${places.map((place) => JSON.stringify(place)).join(', ')}.`;
  return typeof description === 'string' ? `${description} ${order}` : order;
}
