import { closedLeaves } from './closedLeaves.js';
import type { ClosedSchema } from './ClosedSchema.js';
import { jsonTypeOf } from './jsonTypeOf.js';

/** Whether a value has a type, and where they are listed a value, of a closed schema; what is inside it is not looked at. */
export function takesValue(root: ClosedSchema, schema: ClosedSchema, value: unknown): boolean {
  const type = jsonTypeOf(value);
  return closedLeaves(root, [schema]).some((leaf) => {
    const isOfType = [leaf.type]
      .flat()
      .some((each) => each === type || (each === 'integer' && Number.isInteger(value)));
    return isOfType && (leaf.enum?.includes(value) ?? true);
  });
}
