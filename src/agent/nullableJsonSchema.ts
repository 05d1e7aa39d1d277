import type { JsonSchema } from './Schema.js';

const CONTAINERS: readonly unknown[] = ['object', 'array'];

/** A closed schema that takes `null` too. */
export function nullableJsonSchema(schema: JsonSchema): JsonSchema {
  const { anyOf, type, enum: values, const: value, ...rest } = schema;
  if (Array.isArray(anyOf)) return { ...schema, anyOf: [...(anyOf as unknown[]), { type: 'null' }] };
  const types: readonly unknown[] = type === undefined ? [] : [type].flat();
  if (types.length === 0 || types.some((each) => CONTAINERS.includes(each)))
    return { anyOf: [schema, { type: 'null' }] };
  const listed = Object.hasOwn(schema, 'const') ? [value] : (values as unknown[] | undefined);
  return { type: [...types, 'null'], ...(listed && { enum: [...listed, null] }), ...rest };
}
