import { Agent } from '../../src/agent/Agent.js';
import { handoff } from '../../src/agent/handoff.js';
import { isAgent } from '../../src/agent/isAgent.js';
import { tool } from '../../src/agent/tool.js';

describe('isAgent', () => {
  const agent = new Agent({ name: 'A' });

  it('should tell an agent, of another copy of the package too', () => {
    expect(isAgent(agent)).toBe(true);
    expect(isAgent({ name: 'A', tools: [] })).toBe(true);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a name', 'A'],
    ['options', { name: 'A' }],
    ['what has no name', { tools: [] }],
    ['the class', Agent],
    ['a handoff', handoff(agent)],
    ['a tool', tool({ name: 'a', description: '', parameters: {}, execute: () => 1 })],
  ])('should not take %s for one', (_what, value) => {
    expect(isAgent(value)).toBe(false);
  });
});
