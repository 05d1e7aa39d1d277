import type { ClosedSchema } from './ClosedSchema.js';

/** The typed schemas that remain once references and unions are followed, each once. */
export function closedLeaves(root: ClosedSchema, schemas: readonly ClosedSchema[]): ClosedSchema[] {
  const found = new Set(schemas);
  // A set goes on to what is added while it is read.
  for (const { $ref = '', anyOf = [] } of found) {
    for (const option of anyOf) found.add(option);
    const target = $ref === '#' ? root : root.$defs?.[$ref.slice('#/$defs/'.length)];
    if (target) found.add(target);
  }
  return [...found].filter(({ type }) => type !== undefined);
}
