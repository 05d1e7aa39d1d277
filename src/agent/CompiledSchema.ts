import type { ModelBehaviorIssue } from '../errors/ModelBehaviorError.js';
import type { Eventually } from '../interop/Eventually.js';
import type { JsonSchema } from './Schema.js';

/** What came of reading a model's JSON. */
export type Parsed<T = unknown> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly ModelBehaviorIssue[] };

/** A schema made ready: what is sent to the model, and how its answer is read. */
export interface CompiledSchema<out T = unknown> {
  readonly jsonSchema: JsonSchema;
  readonly strict: boolean;
  /** Parses and validates the model's JSON, at once unless the schema validates later; throws only what the schema's own code throws. */
  readonly parse: (text: string) => Eventually<Parsed<T>>;
}
