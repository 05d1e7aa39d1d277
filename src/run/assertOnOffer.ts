import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { ModelBehaviorError } from '../errors/ModelBehaviorError.js';
import type { Turn } from './Turn.js';

/** @throws ModelBehaviorError where a call is of a tool that the agent does not have, unless the model is to be told */
export function assertOnOffer({ tools, env, agent }: Turn, calls: readonly ResponseFunctionToolCall[]): void {
  const missing = calls.find(({ name }) => !tools.has(name));
  if (!missing || env.toolNotFoundBehavior !== 'raise_error') return;
  throw new ModelBehaviorError(
    `The model called tool "${missing.name}", which agent "${agent.name}" does not have. Add it, or set toolNotFoundBehavior.`,
    { text: missing.arguments },
  );
}
