import type { Closing } from './closeJsonSchema.js';
import type { CompiledSchema, Parsed } from './CompiledSchema.js';
import { dropAddedNulls } from './dropAddedNulls.js';
import { issuesFrom } from './issuesFrom.js';
import { parseJson } from './parseJson.js';
import type { Schema, StandardResult } from './Schema.js';

/**
 * Reads what a model wrote for a schema: parses, undoes what was done to the schema in order to send it, and validates.
 *
 * @param wrappedAs the key that holds the value; empty for none
 * @param closing absent for a schema that was sent as it is
 */
export function parserOf(schema: Schema, wrappedAs: string, closing: Closing | undefined): CompiledSchema['parse'] {
  const standard = schema['~standard'];
  return (text) => {
    const parsed = parseJson(text.trim() || (wrappedAs ? '' : '{}'), wrappedAs);
    if (!parsed.ok) return parsed;
    if (closing && text.includes('null')) dropAddedNulls(parsed.value, closing);
    const value = wrappedAs ? parsed.value[wrappedAs] : parsed.value;
    if (!standard) return { ok: true, value };
    const result = standard.validate(value);
    return 'then' in result ? result.then(parsedFrom) : parsedFrom(result);
  };
}

function parsedFrom(result: StandardResult<unknown>): Parsed {
  return result.issues ? { ok: false, issues: issuesFrom(result.issues) } : { ok: true, value: result.value };
}
