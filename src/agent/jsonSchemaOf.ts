import { UserError } from '../errors/UserError.js';
import { errorMessageOf } from '../errors/errorMessageOf.js';
import { isJsonObject } from './isJsonObject.js';
import { isStandardSchema } from './isStandardSchema.js';
import type { JsonSchema, Schema, StandardSchema } from './Schema.js';

/**
 * The JSON Schema of what may be given, before defaults and transforms, as a copy in plain JSON.
 *
 * @param subject whose schema it is, for errors
 * @throws UserError when there is none
 */
export function jsonSchemaOf(schema: Schema, subject: string): JsonSchema {
  const given = isStandardSchema(schema) ? inputOf(schema, subject) : schema;
  if (!isJsonObject(given)) {
    throw new UserError(
      `${subject}: ${String(given)} is no schema. Give a Standard Schema with JSON Schema (zod 4.2 or later), or a JSON Schema object.`,
    );
  }
  const { $schema: _dialect, ...sent } = plainJsonOf(given, subject);
  return sent;
}

function plainJsonOf(given: object, subject: string): Record<string, unknown> {
  try {
    return JSON.parse(JSON.stringify(given)) as Record<string, unknown>;
  } catch (cause) {
    throw new UserError(
      `${subject}: the JSON Schema is not plain JSON: it contains itself, or a value that JSON has not. Write recursion with $defs and $ref.`,
      { cause },
    );
  }
}

function inputOf(schema: StandardSchema, subject: string): unknown {
  const { jsonSchema, vendor } = schema['~standard'] as Partial<StandardSchema['~standard']>;
  if (typeof jsonSchema?.input !== 'function') {
    throw new UserError(
      `${subject}: the schema (of ${vendor ?? 'an unknown library'}) cannot say itself as JSON Schema. Use a library whose Standard Schema has jsonSchema, such as zod 4.2 or later, wrap it in its library's converter, or give a JSON Schema object.`,
    );
  }
  try {
    return jsonSchema.input({ target: 'draft-2020-12' });
  } catch (cause) {
    const path = unrepresentablePath(jsonSchema);
    throw new UserError(
      `${subject}: ${path ?? 'the schema'} cannot be written as JSON Schema: ${errorMessageOf(cause)}. Describe what the model is to write, such as a string, and make the value of it with transform().`,
      { cause },
    );
  }
}

/** Where a zod schema has what JSON Schema has not: zod's error does not say, but its converter tells a handler. */
function unrepresentablePath(jsonSchema: StandardSchema['~standard']['jsonSchema']): string | undefined {
  let path: string | undefined;
  const unrepresentable = (at: { readonly path: readonly (string | number)[] }): 'throw' => {
    path ??= keysAlong(at.path);
    return 'throw';
  };
  try {
    jsonSchema.input({ target: 'draft-2020-12', libraryOptions: { unrepresentable } });
  } catch {
    // Known already; only the path was wanted.
  }
  return path;
}

/** `['properties', 'a', 'items', 'properties', 'b']` as `a[].b`. */
function keysAlong(path: readonly (string | number)[]): string {
  let keys = '';
  for (let index = 0; index < path.length; index += 1) {
    const step = path[index];
    const next = path[index + 1];
    if (step === 'items') keys += '[]';
    if (step === 'prefixItems') keys += `[${String(next)}]`;
    if (step === 'properties') keys += `${keys && '.'}${String(next)}`;
    if (step === 'anyOf' || step === 'oneOf') keys = `${keys} (option ${Number(next) + 1})`.trim();
    if (step !== 'items' && step !== 'additionalProperties') index += 1;
  }
  return keys || 'the root';
}
