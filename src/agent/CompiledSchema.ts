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
  /** The key that holds the value in the model's JSON, where its root is no object. */
  readonly wrappedAs?: string;
  /** Whether a `null` in the model's JSON may stand for a key left out. */
  readonly addsNulls: boolean;
  /** Parses and validates the model's JSON, at once unless the schema validates later; throws only what the schema's own code throws. */
  readonly parse: (text: string) => Eventually<Parsed<T>>;
}
