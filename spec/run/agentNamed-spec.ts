import { Agent } from 'rxagents';
import { agentNamed } from '../../src/run/agentNamed.js';

describe('agentNamed', () => {
  const far = new Agent({ name: 'C' });
  const start = new Agent({ name: 'A', handoffs: [new Agent({ name: 'B', handoffs: [far] })] });

  it('should find an agent that is reached by handoffs, and the first', () => {
    expect(agentNamed(start, 'C')).toBe(far);
    expect(agentNamed(start, 'A')).toBe(start);
  });

  it('should find nothing where none has the name', () => {
    expect(agentNamed(far, 'A')).toBeUndefined();
  });
});
