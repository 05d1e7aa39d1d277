import { closeJsonSchema, type ClosedSchema } from './closeJsonSchema.js';
import type { CompiledSchema } from './CompiledSchema.js';
import { isStandardSchema } from './isStandardSchema.js';
import { jsonSchemaOf } from './jsonSchemaOf.js';
import { parserOf } from './parserOf.js';
import type { Schema } from './Schema.js';
import { wrapJsonSchema } from './wrapJsonSchema.js';

interface CompileOptions {
  readonly strict: boolean;
  /** Whose schema it is, for errors, such as `parameters of tool "search"`. */
  readonly subject: string;
  /** How the caller may send a schema as it is, for errors; absent if not at all. */
  readonly loosen?: string;
  /** The key under which a root that is not an object is sent; `value` by default. */
  readonly wrapAs?: string;
}

const compiled = new WeakMap<Schema, Map<string, CompiledSchema>>();

/**
 * Makes a schema ready to be sent and to read what comes back.
 *
 * @throws UserError naming the path of what cannot be sent
 */
export function compileSchema(schema: Schema, options: CompileOptions): CompiledSchema {
  // A plain JSON Schema may have been changed since it was last seen.
  if (!isStandardSchema(schema)) return compile(schema, options);
  const { strict, wrapAs = 'value' } = options;
  const variants = compiled.get(schema) ?? new Map<string, CompiledSchema>();
  compiled.set(schema, variants);
  const key = `${strict} ${wrapAs}`;
  const result = variants.get(key) ?? compile(schema, options);
  variants.set(key, result);
  return result;
}

function compile(schema: Schema, { strict, subject, loosen, wrapAs = 'value' }: CompileOptions): CompiledSchema {
  const given = jsonSchemaOf(schema, subject);
  const isEmpty = !isStandardSchema(schema) && Object.keys(given).length === 0;
  // An empty JSON Schema is how a tool without arguments is often written; the API wants an object.
  const root = isEmpty ? { type: 'object', properties: {} } : given;
  const source = { root, subject, ...(loosen !== undefined && { loosen }) };
  const sent: Pick<ClosedSchema, 'jsonSchema' | 'wrappedAs'> & Partial<ClosedSchema> = strict
    ? closeJsonSchema(source, wrapAs)
    : wrapJsonSchema(root, wrapAs);
  return Object.freeze({ jsonSchema: sent.jsonSchema, strict, parse: parserOf(schema, sent) });
}
