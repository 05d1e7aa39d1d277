import { isJsonObject } from './isJsonObject.js';
import type { JsonSchema } from './Schema.js';

/** A JSON Schema whose root is an object. */
export interface ObjectRoot {
  readonly root: JsonSchema;
  /** The key under which a root that was not an object is held; empty for an object. */
  readonly wrappedAs: string;
}

/**
 * Makes the root of a JSON Schema an object, as the API wants it: a reference to one is replaced by it, anything else is wrapped.
 *
 * @param given plain JSON, with its definitions in `$defs`
 * @param wrapAs the key under which to hold a root that is not an object
 */
export function objectRootOf(given: JsonSchema, wrapAs: string): ObjectRoot {
  const { $ref, ...rest } = given;
  const target = (given['$defs'] as JsonSchema | undefined)?.[String($ref).replace('#/$defs/', '')];
  const root: JsonSchema = isJsonObject(target) ? { ...target, ...rest } : given;
  if ((root['type'] ?? (root['properties'] && 'object')) === 'object') {
    return { root: { type: 'object', ...root }, wrappedAs: '' };
  }
  const text = JSON.stringify(given);
  const moved = text.replaceAll('"$ref":"#"', '"$ref":"#/$defs/__root"');
  const { $defs, ...value } = JSON.parse(moved) as Record<string, object | undefined>;
  const definitions = moved === text ? $defs : { ...$defs, __root: value };
  return {
    root: {
      type: 'object',
      properties: { [wrapAs]: value },
      required: [wrapAs],
      additionalProperties: false,
      ...(definitions && { $defs: definitions }),
    },
    wrappedAs: wrapAs,
  };
}
