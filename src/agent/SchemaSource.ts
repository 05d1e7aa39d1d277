import { UserError } from '../errors/UserError.js';
import type { JsonSchema } from './Schema.js';

/** A JSON Schema as it was given, with what errors about it say. */
export interface SchemaSource {
  readonly root: JsonSchema;
  /** Whose schema it is, such as `parameters of tool "search"`. */
  readonly subject: string;
  /** How to have it sent as it is; absent where it has to be closed. */
  readonly loosen?: string;
}

/** The error for a part that strict mode cannot send. */
export function schemaRefusal(source: SchemaSource, path: string, reason: string, remedy: string): UserError {
  const loosen = source.loosen === undefined ? '' : `, or ${source.loosen} to send the schema as it is`;
  return new UserError(`${source.subject}: ${path || 'the root'} ${reason}. ${remedy}${loosen}.`);
}
