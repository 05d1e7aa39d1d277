import { allowsNull } from './allowsNull.js';
import { closedLeaves } from './closedLeaves.js';
import type { ClosedSchema } from './closeJsonSchema.js';
import { fitsClosedSchema } from './fitsClosedSchema.js';
import { isJsonObject } from './isJsonObject.js';
import type { JsonSchema } from './Schema.js';

/**
 * Takes out, in place, each `null` that stands for a key left out. In a union the options that the value fits decide, and a
 * `null` that one of them asks for stays.
 */
export function dropAddedNulls(value: unknown, { jsonSchema, addedNulls }: ClosedSchema): void {
  const exact = fitsClosedSchema(jsonSchema, true);
  const loose = fitsClosedSchema(jsonSchema, false);

  const drop = (node: unknown, schemas: readonly unknown[]): void => {
    if (typeof node !== 'object' || node === null) return;
    const leaves = closedLeaves(jsonSchema, schemas);
    if (Array.isArray(node)) {
      const items = leaves.map((leaf) => leaf['items']);
      for (const item of node as unknown[]) drop(item, items);
      return;
    }
    const options = optionsFor(
      node,
      leaves.filter(({ properties }) => isJsonObject(properties)),
    );
    for (const [key, child] of Object.entries(node) as [string, unknown][]) {
      const holders = options.filter(({ properties }) => Object.hasOwn(properties as object, key));
      if (child !== null)
        drop(
          child,
          holders.map((holder) => propertyOf(holder, key)),
        );
      else if (isAddedNull(holders, key)) Reflect.deleteProperty(node, key);
    }
  };

  const optionsFor = (node: object, objects: readonly JsonSchema[]): readonly JsonSchema[] => {
    if (objects.length < 2) return objects;
    const fitting = [exact, loose].map((fits) => objects.filter((option) => fits(node, option)));
    return fitting.find((some) => some.length > 0) ?? objects;
  };

  const isAddedNull = (holders: readonly JsonSchema[], key: string): boolean => {
    const isAdded = (holder: JsonSchema) => addedNulls.get(holder)?.has(key) ?? false;
    return (
      holders.some(isAdded) &&
      !holders.some((holder) => !isAdded(holder) && allowsNull(jsonSchema, propertyOf(holder, key)))
    );
  };

  drop(value, [jsonSchema]);
}

function propertyOf(holder: JsonSchema, key: string): unknown {
  return (holder['properties'] as Record<string, unknown>)[key];
}
