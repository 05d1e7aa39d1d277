import type { Tool } from './AgentOptions.js';
import type { FunctionTool } from './FunctionTool.js';
import { isJsonObject } from './isJsonObject.js';

/** Tells a tool of yours, made by `tool()`, from one that the provider runs. */
export function isFunctionTool<TContext>(tool: Tool<TContext>): tool is FunctionTool<TContext> {
  const value: unknown = tool;
  return isJsonObject(value) && value['type'] === 'function' && typeof value['execute'] === 'function';
}
