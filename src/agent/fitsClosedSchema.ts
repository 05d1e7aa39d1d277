import { closedLeaves } from './closedLeaves.js';
import { isJsonObject } from './isJsonObject.js';
import type { JsonSchema } from './Schema.js';

/**
 * Makes a predicate that tells whether a value has the shape of a closed schema: types, keys, and fixed values; ranges and
 * patterns are left to validation.
 *
 * @param isExact whether each key has to be there
 */
export function fitsClosedSchema(root: JsonSchema, isExact: boolean): (value: unknown, schema: unknown) => boolean {
  // Without it, options that share their keys would be tried again at each level.
  const known = new WeakMap<object, Map<unknown, boolean>>();
  const fits = (value: unknown, schema: unknown): boolean => {
    if (typeof value !== 'object' || value === null)
      return closedLeaves(root, [schema]).some((leaf) => fitsLeaf(value, leaf));
    const verdicts = known.get(value) ?? new Map<unknown, boolean>();
    known.set(value, verdicts);
    const verdict = verdicts.get(schema) ?? closedLeaves(root, [schema]).some((leaf) => fitsLeaf(value, leaf));
    verdicts.set(schema, verdict);
    return verdict;
  };
  const fitsLeaf = (value: unknown, leaf: JsonSchema): boolean => {
    const types: readonly unknown[] = [leaf['type']].flat();
    if (!types.some((type) => isOfType(value, type)) || !hasValue(value, leaf)) return false;
    if (Array.isArray(value)) return value.every((item) => fits(item, leaf['items']));
    if (!isJsonObject(value)) return true;
    const properties = leaf['properties'] as Record<string, unknown>;
    if (isExact && Object.keys(properties).some((key) => !Object.hasOwn(value, key))) return false;
    return Object.entries(value).every(([key, each]) => Object.hasOwn(properties, key) && fits(each, properties[key]));
  };
  return fits;
}

function isOfType(value: unknown, type: unknown): boolean {
  if (value === null) return type === 'null';
  if (Array.isArray(value)) return type === 'array';
  return type === typeof value || (type === 'integer' && Number.isInteger(value));
}

function hasValue(value: unknown, leaf: JsonSchema): boolean {
  const values = Object.hasOwn(leaf, 'const') ? [leaf['const']] : leaf['enum'];
  // Objects and lists as fixed values are left to validation.
  if (!Array.isArray(values) || (typeof value === 'object' && value !== null)) return true;
  return values.includes(value);
}
