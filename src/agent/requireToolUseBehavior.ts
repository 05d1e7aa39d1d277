import { UserError } from '../errors/UserError.js';

/** @throws UserError when what is given for `toolUseBehavior` is none */
export function requireToolUseBehavior(behavior: unknown, agentName: string): void {
  const { stopAtToolNames } = Object(behavior) as { readonly stopAtToolNames?: unknown };
  const isKnown = behavior === 'run_llm_again' || behavior === 'stop_on_first_tool' || typeof behavior === 'function';
  if (isKnown || Array.isArray(stopAtToolNames)) return;
  throw new UserError(
    `The toolUseBehavior of agent "${agentName}" is none. Give 'run_llm_again', 'stop_on_first_tool', { stopAtToolNames } or a function.`,
  );
}
