import { Agent } from '../../src/agent/Agent.js';
import { handoff } from '../../src/agent/handoff.js';
import { handoffsOf } from '../../src/agent/handoffsOf.js';
import { tool } from '../../src/agent/tool.js';

describe('handoffsOf', () => {
  it('should make handoffs of agents and leave handoffs alone', () => {
    const [b, c] = [new Agent({ name: 'B' }), handoff(new Agent({ name: 'C' }))];
    const handoffs = handoffsOf([b, c], 'A');
    expect(handoffs.map(({ toolName }) => toolName)).toEqual(['transfer_to_b', 'transfer_to_c']);
    expect(handoffs[1]).toBe(c);
    expect(Object.isFrozen(handoffs)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['a name', 'B'],
    ['a number', 1],
    ['a tool', tool({ name: 'b', description: '', parameters: {}, execute: () => 1 })],
    ['options', { name: 'B' }],
    ['the class', Agent],
    ['a list', [new Agent({ name: 'B' })]],
    ['a handoff to a name', { type: 'handoff', agent: 'B' }],
  ])('should refuse %s', (_what, target) => {
    expect(() => handoffsOf([target as Agent], 'A')).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: 'Agent "A" hands over to what is no agent. Give agents, or what handoff() makes.',
      }),
    );
  });

  it('should refuse an agent that is not made yet', () => {
    expect(() => handoffsOf([undefined as unknown as Agent], 'A')).toThrow(
      'Agent "A" hands over to an agent that is not made yet. Give a function: handoffs: () => [...].',
    );
  });
});
