import { isJsonObject } from './isJsonObject.js';
import { followRef } from './jsonPointer.js';
import type { JsonSchema } from './Schema.js';

/** A JSON Schema as it was given but for its root, which the API wants to be an object. */
export interface OpenSchema {
  readonly jsonSchema: JsonSchema;
  /** The key under which a root that is not an object is sent; absent for an object. */
  readonly wrappedAs?: string;
}

/**
 * Makes the root of a JSON Schema an object and leaves all else as it is.
 *
 * @param wrapAs the key under which a root that is not an object is sent
 */
export function wrapJsonSchema(root: JsonSchema, wrapAs: string): OpenSchema {
  if (root['type'] === 'object') return { jsonSchema: root };
  if (describesObject(root, root)) {
    const { $ref, ...rest } = root;
    const target = $ref === undefined ? {} : followRef(root, $ref);
    return { jsonSchema: { type: 'object', ...(target as object), ...rest } };
  }
  const { $defs, definitions, ...value } = root;
  const wrapped = {
    type: 'object',
    properties: { [wrapAs]: value },
    required: [wrapAs],
    additionalProperties: false,
    ...($defs !== undefined && { $defs }),
    ...(definitions !== undefined && { definitions }),
  };
  return { jsonSchema: moveRefs(wrapped, `#/properties/${wrapAs}`) as JsonSchema, wrappedAs: wrapAs };
}

function describesObject(root: JsonSchema, node: unknown, seen: readonly unknown[] = []): boolean {
  if (!isJsonObject(node) || seen.includes(node)) return false;
  if (node['type'] !== undefined) return node['type'] === 'object';
  const parts = [node['allOf'] ?? []].flat();
  return (
    ['properties', 'required', 'additionalProperties', 'patternProperties'].some((keyword) => keyword in node) ||
    (node['$ref'] !== undefined && describesObject(root, followRef(root, node['$ref']), [...seen, node])) ||
    parts.some((part) => describesObject(root, part, [...seen, node]))
  );
}

const VALUES = ['const', 'enum', 'default', 'examples'];

/** References to definitions stay right, since these move to the new root; all others point into the value. */
function moveRefs(node: unknown, prefix: string): unknown {
  if (Array.isArray(node)) return node.map((each) => moveRefs(each, prefix));
  if (!isJsonObject(node)) return node;
  const moved = Object.entries(node).map(([key, value]) => {
    const isMoved = key === '$ref' && typeof value === 'string' && /^#(\/(?!\$defs\/|definitions\/)|$)/.test(value);
    if (isMoved) return [key, prefix + value.slice(1)] as const;
    return [key, VALUES.includes(key) ? value : moveRefs(value, prefix)] as const;
  });
  return Object.fromEntries(moved);
}
