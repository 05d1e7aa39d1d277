import type { Agent } from './Agent.js';

/** Tells an agent, made by whichever copy of this package. */
export function isAgent(value: unknown): value is Agent<never> {
  const { name, tools } = Object(value) as Partial<Agent>;
  return typeof name === 'string' && Array.isArray(tools);
}
