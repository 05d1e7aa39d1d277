import { workPlaceOf } from '../../src/run/workPlaceOf.js';
import { environment } from '../helpers/environment.js';

describe('workPlaceOf', () => {
  const env = environment();

  it('should name the agent, the turn and its key', () => {
    expect(workPlaceOf(env, env.agent, 3)).toEqual({ env, agent: { name: env.agent.name }, number: 3, key: 'turn-3' });
  });

  it('should take a key of its own', () => {
    expect(workPlaceOf(env, env.agent, 0, 'session').key).toBe('session');
  });
});
