import { Agent } from 'rxagents';
import { resumedEnvironmentOf } from '../../src/run/resumedEnvironmentOf.js';
import { environment } from '../helpers/environment.js';
import { functionCall, message } from '../helpers/rawItems.js';
import { openState, stateJson } from '../helpers/stateJson.js';
import { toolNamed } from '../helpers/toolNamed.js';

const inner = new Agent({ name: 'B' });
const pay = { ...toolNamed({ name: 'pay' }), needsApproval: true };
const agent = new Agent<never>({ name: 'A', tools: [pay, inner.asTool({ toolName: 'ask' })] });
const env = () => environment({ agent });

describe('resumedEnvironmentOf', () => {
  it('should count turns from where the run was left', () => {
    expect(resumedEnvironmentOf(env(), stateJson({ turn: 3 })).firstTurn).toBe(3);
  });

  it('should know what the run has called, in the history and in the open turn, and not what it was given', () => {
    const [given, called, open] = [
      functionCall('x', 'pay'),
      functionCall('b', 'pay', '{"n":1}'),
      functionCall('a', 'pay'),
    ];
    const { calls } = resumedEnvironmentOf(
      env(),
      openState({ output: [message('Hi'), open] }, { input: [given], history: [given, message('Hi'), called] }),
    );
    expect([...calls]).toEqual([
      ['b', 'pay\n{"n":1}'],
      ['a', 'pay\n{}'],
    ]);
  });

  it('should find the nested runs that are to be resumed, by call id', () => {
    const nested = { a: stateJson({ agent: 'B' }) };
    const state = openState({ output: [functionCall('a', 'ask')], approvals: [], nested });
    expect([...resumedEnvironmentOf(env(), state).resumed]).toEqual([['a', nested.a]]);
    expect(resumedEnvironmentOf(env(), stateJson()).resumed.size).toBe(0);
    expect(resumedEnvironmentOf(env(), state).stateError).toBeUndefined();
  });

  it('should say why the run cannot be resumed where the state does not fit', () => {
    const { stateError } = resumedEnvironmentOf(env(), stateJson({ agent: 'X' }));
    expect(stateError).toMatchObject({ name: 'UserError', message: expect.stringContaining('"X"') });
  });

  it('should say so where the run is completed, unless it is nested in another', () => {
    const state = stateJson({ status: 'completed' });
    const { stateError } = resumedEnvironmentOf(env(), state);
    expect(stateError).toMatchObject({
      name: 'UserError',
      message: 'The state is that of a run that is completed. Go on from the history of its result.',
    });
    expect(resumedEnvironmentOf(environment({ agent, path: ['Z'] }), state).stateError).toBeUndefined();
    expect(resumedEnvironmentOf(env(), stateJson({ status: 'failed' })).stateError).toBeUndefined();
  });
});
