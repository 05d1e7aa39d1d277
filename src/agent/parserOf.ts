import type { ClosedSchema } from './closeJsonSchema.js';
import type { CompiledSchema, Parsed } from './CompiledSchema.js';
import { dropAddedNulls } from './dropAddedNulls.js';
import { isJsonObject } from './isJsonObject.js';
import { isStandardSchema } from './isStandardSchema.js';
import { issuesFrom } from './issuesFrom.js';
import { parseJson } from './parseJson.js';
import type { Schema, StandardResult } from './Schema.js';
import type { OpenSchema } from './wrapJsonSchema.js';

/** Reads what a model wrote for a schema: parses, undoes what was done to the schema in order to send it, and validates. */
export function parserOf(schema: Schema, sent: ClosedSchema | OpenSchema): CompiledSchema['parse'] {
  const { wrappedAs } = sent;
  const isClosed = 'addedNulls' in sent && sent.addedNulls.size > 0;
  const validate = isStandardSchema(schema) ? validatorOf(schema) : wrappedAs === undefined ? objectOf : accept;
  return (text) => {
    const parsed = parseJson(text.trim() === '' && wrappedAs === undefined ? '{}' : text);
    if (!parsed.ok) return parsed;
    if (isClosed && text.includes('null')) dropAddedNulls(parsed.value, sent);
    if (wrappedAs === undefined) return validate(parsed.value);
    if (isJsonObject(parsed.value) && Object.hasOwn(parsed.value, wrappedAs)) return validate(parsed.value[wrappedAs]);
    return { ok: false, issues: [{ message: `not an object with the key "${wrappedAs}"` }] };
  };
}

function accept(value: unknown): Parsed {
  return { ok: true, value };
}

function objectOf(value: unknown): Parsed {
  return isJsonObject(value) ? accept(value) : { ok: false, issues: [{ message: 'not a JSON object' }] };
}

function validatorOf(schema: Extract<Schema, { readonly '~standard': object }>) {
  return (value: unknown): Parsed | PromiseLike<Parsed> => {
    const result = schema['~standard'].validate(value);
    return 'then' in result ? result.then(parsedFrom) : parsedFrom(result);
  };
}

function parsedFrom(result: StandardResult<unknown>): Parsed {
  return result.issues === undefined ? accept(result.value) : { ok: false, issues: issuesFrom(result.issues) };
}
