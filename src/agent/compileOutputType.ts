import type { OutputType } from './AgentOptions.js';
import type { CompiledSchema } from './CompiledSchema.js';
import { compileSchema } from './compileSchema.js';

/** A structured output made ready, with the name that the API is told. */
export interface CompiledOutput<out T = unknown> extends CompiledSchema<T> {
  readonly name: string;
}

/**
 * Makes an agent's output type ready; nothing for plain text.
 *
 * @throws UserError when the schema cannot be sent
 */
export function compileOutputType(outputType: OutputType, agentName: string): CompiledOutput<never> | undefined {
  if (outputType === 'text') return undefined;
  const subject = `outputType of agent "${agentName}"`;
  const definition = 'type' in outputType && outputType.type === 'json_schema' ? outputType : undefined;
  // A definition is the only output type that carries its own schema.
  const {
    name = 'final_output',
    schema = outputType,
    strict = true,
  } = (definition ?? {}) as never as {
    name?: string;
    schema?: Exclude<OutputType, string>;
    strict?: boolean;
  };
  return { name, ...compileSchema(schema as never, { strict, subject }) } as CompiledOutput<never>;
}
