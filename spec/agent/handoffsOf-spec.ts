import { Agent } from '../../src/agent/Agent.js';
import { handoff } from '../../src/agent/handoff.js';
import { handoffsOf } from '../../src/agent/handoffsOf.js';

describe('handoffsOf', () => {
  it('should make handoffs of agents and leave handoffs alone', () => {
    const [b, c] = [new Agent({ name: 'B' }), handoff(new Agent({ name: 'C' }))];
    const handoffs = handoffsOf([b, c], 'A');
    expect(handoffs.map(({ toolName }) => toolName)).toEqual(['transfer_to_b', 'transfer_to_c']);
    expect(handoffs[1]).toBe(c);
    expect(Object.isFrozen(handoffs)).toBe(true);
  });

  it('should refuse an agent that is not made yet', () => {
    expect(() => handoffsOf([undefined as unknown as Agent], 'A')).toThrow(
      'Agent "A" hands over to an agent that is not made yet. Give a function: handoffs: () => [...].',
    );
  });
});
