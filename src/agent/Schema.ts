import type { StandardJSONSchemaV1, StandardSchemaV1 } from '@standard-schema/spec';

/** A plain JSON Schema; what it describes is checked by the model's provider, not here. */
export type JsonSchema = { readonly [key: string]: unknown } & { readonly '~standard'?: never };

/** A schema that validates, with types: Standard Schema with JSON Schema, such as zod 4 makes. */
export type StandardSchema<TInput = unknown, TOutput = TInput> = StandardSchemaV1<TInput, TOutput> &
  StandardJSONSchemaV1<TInput, TOutput>;

/** What describes the arguments of a tool, the input of a handoff or a structured output. */
export type Schema = StandardSchema | JsonSchema;

/** The type that a schema's values have once they are validated; plain JSON Schema gives an object of unknowns. */
export type SchemaOutput<TSchema> =
  TSchema extends StandardSchemaV1<infer _TInput, infer TOutput> ? TOutput : Readonly<Record<string, unknown>>;
