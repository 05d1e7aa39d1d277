import { UserError } from '../errors/UserError.js';
import type { Eventually } from '../interop/Eventually.js';
import { compileSchema } from './compileSchema.js';
import { describeToolError } from './describeToolError.js';
import type { FunctionTool, IsEnabled, ToolErrorFunction } from './FunctionTool.js';
import { requireApiName } from './requireApiName.js';
import { requireNamed } from './requireNamed.js';
import type { Schema, SchemaOutput } from './Schema.js';
import type { ToolInputGuardrail, ToolOutputGuardrail } from './ToolGuardrail.js';
import type { ToolCallDetails } from './ToolCallDetails.js';

/** Everything about a tool. */
export interface ToolOptions<TSchema extends Schema, TContext> {
  /** 1 to 64 letters, digits, `_` or `-`. */
  readonly name: string;
  /** What the model is told the tool is for. */
  readonly description: string;
  /** Standard Schema with JSON Schema, such as zod 4 makes, or plain JSON Schema, which is not validated here. */
  readonly parameters: TSchema;
  /** Does the work. An Observable's last value is the output, its earlier ones are progress. */
  readonly execute: (args: SchemaOutput<TSchema>, context: TContext, details: ToolCallDetails) => Eventually<unknown>;
  /** Whether the model is held to the schema exactly; true by default. */
  readonly strict?: boolean;
  /** Whether the tool is on offer, asked at each turn; true by default. */
  readonly isEnabled?: IsEnabled<TContext>;
  /** In milliseconds; none by default. */
  readonly timeoutMs?: number;
  /** Whether somebody must approve a call before the tool is started, asked at each call; false by default. */
  readonly needsApproval?:
    boolean | ((context: TContext, args: SchemaOutput<TSchema>, callId: string) => Eventually<boolean>);
  /** Whether a timeout is told to the model (the default) or fails the run. */
  readonly timeoutBehavior?: 'error_as_result' | 'raise_exception';
  /** What the model is told of an error; by default its message. `null` makes the error the run's. */
  readonly errorFunction?: ToolErrorFunction<TContext> | null;
  /** Check each call before the tool is started, one after another. */
  readonly inputGuardrails?: readonly ToolInputGuardrail<TContext>[];
  /** Check each output before anybody gets it, one after another. */
  readonly outputGuardrails?: readonly ToolOutputGuardrail<TContext>[];
}

/** In milliseconds; what is longer, engines take for no time at all. */
const LONGEST_TIMER = 2 ** 31 - 1;

/**
 * A function that the model may call.
 *
 * @throws UserError when the name cannot be sent, the schema cannot be closed (unless `strict` is false), or `timeoutMs` is out of range
 *
 * ```ts
 * const weather = tool({
 *   name: 'get_weather',
 *   description: 'Current weather for a city.',
 *   parameters: z.object({ city: z.string() }),
 *   execute: ({ city }) => http.get(`/weather/${city}`),
 * });
 * ```
 */
export function tool<const TSchema extends Schema, TContext = unknown>(
  options: ToolOptions<TSchema, TContext>,
): FunctionTool<TContext> {
  const { name, description, parameters, execute, strict = true, ...rest } = Object(options) as typeof options;
  const { isEnabled = true, timeoutMs, errorFunction = describeToolError, timeoutBehavior = 'error_as_result' } = rest;
  requireApiName(name, 'The name of a tool');
  if (typeof execute !== 'function') throw new UserError(`Tool "${name}" has no execute. Give a function.`);
  if (timeoutMs !== undefined && !(timeoutMs > 0 && timeoutMs <= LONGEST_TIMER)) {
    throw new UserError(`timeoutMs of tool "${name}" is ${timeoutMs}. Give milliseconds from 1 to ${LONGEST_TIMER}.`);
  }
  const schema = compileSchema(parameters, {
    strict,
    subject: `parameters of tool "${name}"`,
    loosen: 'set strict: false',
  });
  return Object.freeze({
    type: 'function',
    name,
    description,
    parameters: schema.jsonSchema,
    strict,
    parse: schema.parse,
    execute: execute as FunctionTool<TContext>['execute'],
    isEnabled,
    errorFunction,
    timeoutBehavior,
    needsApproval: (options.needsApproval ?? false) as FunctionTool<TContext>['needsApproval'],
    inputGuardrails: requireNamed(options.inputGuardrails, `inputGuardrails of tool "${name}"`),
    outputGuardrails: requireNamed(options.outputGuardrails, `outputGuardrails of tool "${name}"`),
    ...(timeoutMs !== undefined && { timeoutMs }),
  });
}
