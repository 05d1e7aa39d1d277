import { isJsonObject } from './isJsonObject.js';
import { followRef } from './jsonPointer.js';
import type { JsonSchema } from './Schema.js';

/** The schemas that remain once the references and unions of closed ones are followed, each once. */
export function closedLeaves(root: JsonSchema, schemas: readonly unknown[]): JsonSchema[] {
  const seen = new Set<unknown>();
  const leaves: JsonSchema[] = [];
  const follow = (schema: unknown): void => {
    if (!isJsonObject(schema) || seen.has(schema)) return;
    seen.add(schema);
    const { $ref, anyOf } = schema;
    if ($ref !== undefined) follow($ref === '#' ? root : followRef(root, $ref));
    else if (Array.isArray(anyOf)) anyOf.forEach(follow);
    else leaves.push(schema);
  };
  schemas.forEach(follow);
  return leaves;
}
