import { UserError } from '../errors/UserError.js';
import { closeJsonSchema } from './closeJsonSchema.js';
import type { CompiledSchema } from './CompiledSchema.js';
import { jsonSchemaOf } from './jsonSchemaOf.js';
import { objectRootOf } from './objectRootOf.js';
import { parserOf } from './parserOf.js';
import type { Schema } from './Schema.js';

interface CompileOptions {
  readonly strict: boolean;
  /** Whose schema it is, for errors, such as `parameters of tool "search"`. */
  readonly subject: string;
  /** How the caller may send a schema as it is, for errors; absent if not at all. */
  readonly loosen?: string;
  /** The key under which a root that is not an object is sent; `value` by default. */
  readonly wrapAs?: string;
}

/**
 * Makes a schema ready to be sent and to read what comes back.
 *
 * @throws UserError naming the path of what cannot be sent
 */
export function compileSchema(
  schema: Schema,
  { strict, subject, loosen = '', wrapAs = 'value' }: CompileOptions,
): CompiledSchema {
  const { root, wrappedAs } = objectRootOf(jsonSchemaOf(schema, strict, subject), wrapAs);
  const refuse = (what: string, path: string): UserError => {
    const place = path.replace(`.${wrappedAs}`, '').replace(/^\./, '') || 'the root';
    const remedy = `List all keys, with JSON types${loosen && `, or ${loosen}`}.`;
    return new UserError(`${subject}: ${place} has ${what}, which strict mode refuses. ${remedy}`);
  };
  const closing = strict ? closeJsonSchema(root, refuse) : undefined;
  return Object.freeze({
    jsonSchema: closing?.jsonSchema ?? root,
    strict,
    ...(wrappedAs && { wrappedAs }),
    addsNulls: closing !== undefined && closing.addedNulls.size > 0,
    parse: parserOf(schema, wrappedAs, closing),
  });
}
