import type { Tool } from '../../src/agent/AgentOptions.js';
import { isFunctionTool } from '../../src/agent/isFunctionTool.js';
import { tool } from '../../src/agent/tool.js';

describe('isFunctionTool', () => {
  it('should tell a tool of yours from a hosted one', () => {
    expect(isFunctionTool(tool({ name: 'f', description: '', parameters: {}, execute: () => 1 }))).toBe(true);
    expect(isFunctionTool({ type: 'web_search' })).toBe(false);
  });

  it('should be false of what is no tool', () => {
    for (const value of [null, undefined, 'f', { type: 'function' }, { execute: () => 1 }]) {
      expect(isFunctionTool(value as unknown as Tool)).toBe(false);
    }
  });
});
