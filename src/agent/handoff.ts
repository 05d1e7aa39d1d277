import { UserError } from '../errors/UserError.js';
import type { Eventually } from '../interop/Eventually.js';
import type { Agent } from './Agent.js';
import { compileSchema } from './compileSchema.js';
import type { CompiledSchema } from './CompiledSchema.js';
import type { IsEnabled } from './FunctionTool.js';
import type { HandoffInputFilter } from './HandoffInputFilter.js';
import { isAgent } from './isAgent.js';
import { requireApiName } from './requireApiName.js';
import type { Schema, SchemaOutput } from './Schema.js';
import { toolNameFrom } from './toolNameFrom.js';

/** A way to hand the conversation over to another agent; made by `handoff`. */
export interface Handoff<in TContext = unknown, out TOutput = unknown> {
  readonly type: 'handoff';
  readonly agent: Agent<TContext, TOutput>;
  readonly toolName: string;
  readonly toolDescription: string;
  /** What the model must give along; absent for nothing. */
  readonly input?: CompiledSchema;
  /** Called when the handoff takes place, with what the model gave along. */
  readonly onHandoff?: (context: TContext, input: unknown) => Eventually<unknown>;
  readonly inputFilter?: HandoffInputFilter<TContext>;
  readonly nestHandoffHistory?: boolean;
  readonly isEnabled: IsEnabled<TContext>;
}

/** How a handoff differs from the plain one to its agent. */
export interface HandoffOptions<TContext, TSchema extends Schema> {
  /** `transfer_to_<agent>` by default. */
  readonly toolNameOverride?: string;
  readonly toolDescriptionOverride?: string;
  /** Called when the handoff takes place, with what the model gave along. */
  readonly onHandoff?: (context: TContext, input: SchemaOutput<TSchema>) => Eventually<unknown>;
  /** What the model must give along; nothing by default. */
  readonly inputType?: TSchema;
  /** What the agent's model is sent in place of the whole history; the run's `handoffInputFilter` by default. */
  readonly inputFilter?: HandoffInputFilter<TContext>;
  /** Whether the agent's model is sent the history as one message that sums it up; what the run says by default. */
  readonly nestHandoffHistory?: boolean;
  readonly isEnabled?: IsEnabled<TContext>;
}

/**
 * A handoff to an agent, where the agent alone does not say enough.
 *
 * @param agent who takes over
 * @throws UserError when there is no agent, the tool's name or the input's schema cannot be sent, or `inputFilter` is no function
 *
 * ```ts
 * const triage = new Agent({ name: 'Triage', handoffs: [handoff(billing, { onHandoff: () => console.log('to billing') })] });
 * ```
 */
export function handoff<TContext, TOutput, TMore = unknown, const TSchema extends Schema = Record<string, never>>(
  agent: Agent<TContext, TOutput>,
  options: HandoffOptions<TMore, TSchema> = {},
): Handoff<TContext & TMore, TOutput> {
  if (!isAgent(agent)) throw new UserError('handoff() was given no agent. Make one: new Agent({ name }).');
  const { toolNameOverride, toolDescriptionOverride, onHandoff, inputType, isEnabled = true } = options;
  const { inputFilter, nestHandoffHistory } = options;
  const toolName = toolNameOverride ?? `transfer_to_${toolNameFrom(agent.name)}`;
  requireApiName(toolName, `The tool name of the handoff to "${agent.name}"`);
  if (inputFilter !== undefined && typeof inputFilter !== 'function') {
    throw new UserError(`The inputFilter of handoff "${toolName}" is no function. Give one.`);
  }
  const description =
    `Handoff to the ${agent.name} agent to handle the request. ${agent.handoffDescription ?? ''}`.trim();
  return Object.freeze({
    type: 'handoff',
    agent,
    toolName,
    toolDescription: toolDescriptionOverride ?? description,
    isEnabled,
    ...(inputFilter && { inputFilter }),
    ...(nestHandoffHistory !== undefined && { nestHandoffHistory }),
    ...(inputType && {
      input: compileSchema(inputType, { strict: true, subject: `inputType of handoff "${toolName}"` }),
    }),
    ...(onHandoff && { onHandoff: onHandoff as (context: TMore, input: unknown) => Eventually<unknown> }),
  });
}
