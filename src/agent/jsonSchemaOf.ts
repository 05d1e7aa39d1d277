import { errorMessageOf } from '../errors/errorMessageOf.js';
import { UserError } from '../errors/UserError.js';
import { isJsonObject } from './isJsonObject.js';
import type { JsonSchema, Schema, StandardSchema } from './Schema.js';

/**
 * The JSON Schema of what may be given, before defaults and transforms, as a copy in plain JSON with its definitions in `$defs`.
 *
 * @param strict whether what JSON Schema has no words for may be written as `{}`, which closing refuses by its path
 * @param subject whose schema it is, for errors
 * @throws UserError when there is none
 */
export function jsonSchemaOf(schema: Schema, strict: boolean, subject: string): JsonSchema {
  const standard = (schema as Partial<StandardSchema> | null | undefined)?.['~standard'];
  if (standard ? !standard.jsonSchema : !isJsonObject(schema)) {
    throw new UserError(
      `${subject}: ${standard?.vendor ?? typeof schema} gives no JSON Schema. Use zod 4.2 or later (not zod/mini), or give a JSON Schema object.`,
    );
  }
  try {
    const libraryOptions = { unrepresentable: strict ? 'any' : 'throw' };
    const given = standard ? standard.jsonSchema.input({ target: 'draft-2020-12', libraryOptions }) : schema;
    const text = JSON.stringify(given).replaceAll('"#/definitions/', '"#/$defs/');
    const { $schema: _dialect, definitions, ...sent } = JSON.parse(text) as JsonSchema;
    // How a tool without arguments is often written; the API wants an object.
    if (!standard && Object.keys(sent).length === 0) return { type: 'object', properties: {} };
    return definitions ? { ...sent, $defs: { ...definitions, ...(sent['$defs'] as object | undefined) } } : sent;
  } catch (cause) {
    throw new UserError(
      `${subject} cannot be written as JSON Schema: ${errorMessageOf(cause)}. Describe the JSON, and transform() it.`,
      { cause },
    );
  }
}
