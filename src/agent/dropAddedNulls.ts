import { closedLeaves } from './closedLeaves.js';
import type { ClosedSchema } from './ClosedSchema.js';
import type { Closing } from './closeJsonSchema.js';
import { takesValue } from './takesValue.js';

/**
 * Takes out, in place, each `null` that stands for a key left out. In a union the options whose keys and plain values fit
 * decide, and a `null` that one of them asks for stays.
 */
export function dropAddedNulls(value: unknown, { jsonSchema: root, addedNulls }: Closing): void {
  const drop = (node: unknown, schemas: readonly ClosedSchema[]): void => {
    if (typeof node !== 'object' || node === null) return;
    const leaves = closedLeaves(root, schemas);
    if (Array.isArray(node)) {
      const items = leaves.flatMap<ClosedSchema>((leaf) => leaf.items ?? []);
      for (const item of node as unknown[]) drop(item, items);
      return;
    }
    const entries = Object.entries(node) as [string, unknown][];
    const fitting = leaves.filter((leaf) =>
      entries.every(([key, each]) => propertiesOf([leaf], key).some((schema) => takesValue(root, schema, each))),
    );
    for (const [key, each] of entries) {
      const options = propertiesOf(fitting[0] ? fitting : leaves, key);
      if (each !== null) drop(each, options);
      else if (isAddedNull(options)) Reflect.deleteProperty(node, key);
    }
  };
  const isAddedNull = (options: readonly ClosedSchema[]): boolean => {
    const taking = options.filter((option) => takesValue(root, option, null));
    return taking[0] !== undefined && taking.every((option) => addedNulls.has(option));
  };
  drop(value, [root]);
}

function propertiesOf(leaves: readonly ClosedSchema[], key: string): ClosedSchema[] {
  return leaves.flatMap<ClosedSchema>(({ properties = {} }) =>
    Object.hasOwn(properties, key) ? (properties[key] as ClosedSchema) : [],
  );
}
