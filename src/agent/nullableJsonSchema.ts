import type { ClosedSchema } from './ClosedSchema.js';

const NULL: ClosedSchema = { type: 'null' };

/** A closed schema that takes `null` too; always a new object. */
export function nullableJsonSchema(schema: ClosedSchema): ClosedSchema {
  const { anyOf, type, enum: values } = schema;
  if (anyOf) return { ...schema, anyOf: [...anyOf, NULL] };
  if (!type || /object|array/.test(String(type))) return { anyOf: [schema, NULL] };
  return { ...schema, type: [type, 'null'].flat(), ...(values && { enum: [...values, null] }) };
}
