import { tool, type FunctionTool, type ToolOptions } from 'rxagents';

/** A tool whose one argument is a word; `look_up` unless it has another name. */
export function toolNamed(
  overrides: Partial<ToolOptions<Record<string, unknown>, never>> = {},
  execute: ToolOptions<Record<string, unknown>, never>['execute'] = () => 'ok',
): FunctionTool<never> {
  const parameters = {
    type: 'object',
    properties: { word: { type: 'string' } },
    required: ['word'],
    additionalProperties: false,
  };
  return tool({ name: 'look_up', description: 'Looks a word up.', parameters, execute, ...overrides });
}
