/** A plain JSON Schema; what it describes is checked by the model's provider, not here. */
export type JsonSchema = Readonly<Record<string, unknown>> & { readonly '~standard'?: never };

/** What came of validating: the value, or what is wrong with it. */
export type StandardResult<T> =
  | { readonly value: T; readonly issues?: undefined }
  | {
      readonly issues: readonly {
        readonly message: string;
        readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
      }[];
    };

/** A schema that validates, with types: Standard Schema with JSON Schema, such as zod 4 makes. */
export interface StandardSchema<out TInput = unknown, out TOutput = TInput> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    /** Checks a value, and gives what it becomes. */
    readonly validate: (value: unknown) => StandardResult<TOutput> | PromiseLike<StandardResult<TOutput>>;
    readonly jsonSchema: {
      /** What may be given, before defaults and transforms. */
      readonly input: (options: {
        readonly target: 'draft-2020-12';
        readonly libraryOptions?: Record<string, unknown>;
      }) => Record<string, unknown>;
    };
    readonly types?: { readonly input: TInput; readonly output: TOutput } | undefined;
  };
}

/** What describes the arguments of a tool, the input of a handoff or a structured output. */
export type Schema = StandardSchema | JsonSchema;

/** The type that a schema's values have once they are validated; plain JSON Schema gives an object of unknowns. */
export type SchemaOutput<TSchema> =
  TSchema extends StandardSchema<unknown, infer TOutput> ? TOutput : Readonly<Record<string, unknown>>;
