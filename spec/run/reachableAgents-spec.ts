import { Agent, UserError } from 'rxagents';
import { handoffsOf, reachableAgents } from '../../src/run/reachableAgents.js';

const namesFrom = (agent: Agent): string[] => [...reachableAgents(agent)].map(({ name }) => name);

describe('reachableAgents', () => {
  it('should be the agent itself where it hands over to nobody', () => {
    expect(namesFrom(new Agent({ name: 'A' }))).toEqual(['A']);
  });

  it('should hold each agent once, nearest first, in cycles too', () => {
    const c: Agent = new Agent({ name: 'C', handoffs: () => [a] });
    const b: Agent = new Agent({ name: 'B', handoffs: () => [c, a, b] });
    const a: Agent = new Agent({ name: 'A', handoffs: () => [b, c] });
    expect(namesFrom(a)).toEqual(['A', 'B', 'C']);
  });

  it('should hold two different agents of one name, so that somebody can complain', () => {
    const [first, second] = [new Agent({ name: 'B' }), new Agent({ name: 'B' })];
    expect(namesFrom(new Agent({ name: 'A', handoffs: [first, second] }))).toEqual(['A', 'B', 'B']);
  });

  it('should let go of agents that are made anew each time, as a caller who has seen enough wants', () => {
    const make = (): Agent => new Agent({ name: 'A', handoffs: () => [make()] });
    let count = 0;
    for (const agent of reachableAgents(make())) {
      count += 1;
      if (count === 3) break;
      expect(agent.name).toBe('A');
    }
    expect(count).toBe(3);
  });
});

describe('handoffsOf', () => {
  it('should read the function each time', () => {
    let count = 0;
    const agent = new Agent({ name: 'A', handoffs: () => (++count, []) });
    handoffsOf(agent);
    handoffsOf(agent);
    expect(count).toBe(2);
  });

  it('should name the agent whose function throws, and leave an error of this library as it is', () => {
    const throwing = (error: Error): Agent =>
      new Agent({
        name: 'A',
        handoffs: (): Agent[] => {
          throw error;
        },
      });
    expect(() => handoffsOf(throwing(new Error('x')))).toThrow(
      expect.objectContaining({ name: 'CallbackError', unit: 'handoffs of agent "A"' }),
    );
    const ours = new UserError('a handoff to undefined');
    expect(() => handoffsOf(throwing(ours))).toThrow(ours);
  });
});
