import { UserError } from 'rxagents';
import { callbackErrorFrom } from '../../src/run/callbackErrorFrom.js';

describe('callbackErrorFrom', () => {
  it('should name the function that threw', () => {
    const cause = new Error('no database');
    expect(callbackErrorFrom(cause, 'instructions of agent "A"')).toMatchObject({
      name: 'CallbackError',
      unit: 'instructions of agent "A"',
      cause,
    });
  });

  it('should leave an error of this library as it is', () => {
    const ours = new UserError('over budget');
    expect(callbackErrorFrom(ours, 'instructions of agent "A"')).toBe(ours);
  });
});
