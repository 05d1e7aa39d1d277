import { UserError } from '../errors/UserError.js';
import type { JsonSchemaDefinition, OutputType } from './AgentOptions.js';
import type { CompiledSchema } from './CompiledSchema.js';
import { compileSchema } from './compileSchema.js';
import { requireApiName } from './requireApiName.js';
import type { Schema } from './Schema.js';

/** A structured output made ready, with the name that the API is told. */
export interface CompiledOutput<out T = unknown> extends CompiledSchema<T> {
  readonly name: string;
}

interface Definition {
  readonly name: string;
  readonly schema: Schema;
  readonly strict?: boolean;
}

/**
 * Makes an output type ready; nothing for plain text.
 *
 * @param subject whose it is, for errors, such as `outputType of agent "Triage"`
 * @throws UserError when the schema or its name cannot be sent
 */
export function compileOutputType(outputType: OutputType, subject: string): CompiledOutput | undefined {
  if (outputType === 'text') return undefined;
  if ((typeof outputType !== 'object' && typeof outputType !== 'function') || outputType === null) {
    throw new UserError(`The ${subject} is no schema. Give one, or 'text'.`);
  }
  const {
    name,
    schema,
    strict = true,
  }: Definition = isDefinition(outputType) ? outputType : { name: 'final_output', schema: outputType };
  requireApiName(name, `The name of the ${subject}`);
  const loosen = "give { type: 'json_schema', name, schema, strict: false }";
  return Object.freeze({ name, ...compileSchema(schema, { strict, subject, loosen, wrapAs: 'response' }) });
}

function isDefinition(outputType: Schema | JsonSchemaDefinition): outputType is JsonSchemaDefinition {
  return 'type' in outputType && outputType.type === 'json_schema';
}
