import type { JsonSchema } from './Schema.js';

/** A JSON Schema in the form that strict mode takes: a reference, a union, or a type. */
export type ClosedSchema = JsonSchema & {
  readonly $ref?: string;
  readonly anyOf?: readonly ClosedSchema[];
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, ClosedSchema>>;
  readonly items?: ClosedSchema;
  readonly $defs?: Readonly<Record<string, ClosedSchema>>;
};
