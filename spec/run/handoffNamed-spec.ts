import { Agent, handoff } from 'rxagents';
import { handoffNamed } from '../../src/run/handoffNamed.js';

describe('handoffNamed', () => {
  const [b, c] = ['B', 'C'].map((name) => handoff(new Agent({ name }), { toolNameOverride: `to_${name}` }));
  const agent = new Agent({ name: 'A', handoffs: [b!, c!] });

  it('should find the handoff by the name of its tool', () => {
    expect(handoffNamed(agent, 'to_C')).toBe(c);
  });

  it.each(['C', undefined])('should find nothing by %p', (name) => {
    expect(handoffNamed(agent, name)).toBeUndefined();
  });

  it('should say whose handoffs cannot be read', () => {
    const handoffs = (): never => {
      throw new Error('no');
    };
    expect(() => handoffNamed(new Agent({ name: 'A', handoffs }), 'x')).toThrow('handoffs of agent "A" failed');
  });
});
