import type { Schema, StandardSchema } from './Schema.js';

/** Tells a schema that validates from plain JSON Schema. Some libraries' schemas are functions. */
export function isStandardSchema(schema: Schema): schema is StandardSchema {
  const value: unknown = schema;
  const isContainer = (typeof value === 'object' && value !== null) || typeof value === 'function';
  return isContainer && '~standard' in value && typeof value['~standard'] === 'object';
}
