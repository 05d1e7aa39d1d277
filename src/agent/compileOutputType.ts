import { UserError } from '../errors/UserError.js';
import type { JsonSchemaDefinition, OutputType } from './AgentOptions.js';
import type { CompiledSchema } from './CompiledSchema.js';
import { compileSchema } from './compileSchema.js';

/** A structured output made ready, with the name that the API is told. */
export interface CompiledOutput<out T = unknown> extends CompiledSchema<T> {
  readonly name: string;
}

/**
 * Makes an agent's output type ready; nothing for plain text.
 *
 * @throws UserError when the schema or its name cannot be sent
 */
export function compileOutputType(outputType: OutputType, agentName: string): CompiledOutput | undefined {
  if (outputType === 'text') return undefined;
  const subject = `outputType of agent "${agentName}"`;
  const {
    name,
    schema,
    strict = true,
  } = isDefinition(outputType) ? outputType : { name: 'final_output', schema: outputType };
  if (!/^[a-zA-Z0-9_-]{1,64}$/.test(name)) {
    throw new UserError(
      `${subject}: the API does not take the name ${JSON.stringify(name)}. Use 1 to 64 letters, digits, "_" or "-".`,
    );
  }
  const loosen = "give it as { type: 'json_schema', name, schema, strict: false }";
  return Object.freeze({ name, ...compileSchema(schema, { strict, subject, loosen, wrapAs: 'response' }) });
}

function isDefinition(outputType: Exclude<OutputType, string>): outputType is JsonSchemaDefinition {
  return 'type' in outputType && outputType.type === 'json_schema';
}
