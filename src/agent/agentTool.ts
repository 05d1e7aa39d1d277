import type { RunResult } from '../events/RunResult.js';
import type { Eventually } from '../interop/Eventually.js';
import { UserError } from '../errors/UserError.js';
import type { Agent } from './Agent.js';
import type { FunctionTool, NeedsApproval } from './FunctionTool.js';
import type { NestedRunOptions } from './NestedAgent.js';
import { tool } from './tool.js';
import { toolNameFrom } from './toolNameFrom.js';

/** How an agent is offered as a tool. */
export interface AsToolOptions<TContext> {
  /** Made from the agent's name by default. */
  readonly toolName?: string;
  /** What the model is told the agent is for; its `handoffDescription` by default. */
  readonly toolDescription?: string;
  /** Makes the tool's output of the result; the final output by default. */
  readonly customOutputExtractor?: (result: RunResult) => Eventually<unknown>;
  readonly needsApproval?: NeedsApproval<TContext>;
  readonly runOptions?: NestedRunOptions<TContext>;
}

const PARAMETERS = {
  type: 'object',
  properties: { input: { type: 'string' } },
  required: ['input'],
  additionalProperties: false,
} as const;

/** An agent as a tool: data, which the loop of the run that calls it makes a run of. */
export function agentTool<TContext>(
  agent: Agent<TContext, unknown>,
  { toolName, toolDescription, customOutputExtractor, needsApproval = false, runOptions = {} }: AsToolOptions<TContext>,
): FunctionTool<TContext> {
  const name = toolName ?? toolNameFrom(agent.name);
  const made: FunctionTool<TContext> = tool({
    name,
    description: toolDescription ?? agent.handoffDescription ?? `Asks the agent ${agent.name}.`,
    parameters: PARAMETERS,
    execute: () => {
      throw new UserError(`Tool "${name}" is an agent, which only a run can call. Give it to an agent's tools.`);
    },
  });
  return Object.freeze({
    ...made,
    needsApproval,
    nested: { agent, runOptions, ...(customOutputExtractor && { customOutputExtractor }) },
  });
}
