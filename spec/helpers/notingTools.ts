import * as z from 'zod';
import { tool, type FunctionTool } from 'rxagents';

/** Tools that note by name that they work; each test begins with none noted. */
export function notingTools(): {
  readonly executed: string[];
  readonly toolNamed: (name: string, more?: object) => FunctionTool;
} {
  const executed: string[] = [];
  beforeEach(() => executed.splice(0));
  const execute = (name: string) => (): string => {
    executed.push(name);
    return name;
  };
  const toolNamed = (name: string, more: object = {}) =>
    tool({ name, description: '', parameters: z.object({}), execute: execute(name), ...more });
  return { executed, toolNamed };
}
