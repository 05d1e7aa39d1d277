import type { FunctionTool } from './FunctionTool.js';
import type { Tool } from './AgentOptions.js';

/** Tells a tool of yours, made by `tool()`, from one that the provider runs. */
export function isFunctionTool<TContext>(tool: Tool<TContext>): tool is FunctionTool<TContext> {
  return typeof tool === 'object' && tool !== null && tool.type === 'function' && typeof tool.execute === 'function';
}
