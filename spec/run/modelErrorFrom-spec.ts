import { ModelError, UserError } from 'rxagents';
import { modelErrorFrom } from '../../src/run/modelErrorFrom.js';

describe('modelErrorFrom', () => {
  it('should name the model and hold what it threw', () => {
    const cause = new Error('ECONNRESET');
    const error = modelErrorFrom(cause, 'gpt-5-mini');
    expect(error).toMatchObject({ name: 'ModelError', cause });
    expect(error.message).toBe('The call of model "gpt-5-mini" failed: ECONNRESET.');
    expect(modelErrorFrom(new Error('api.x.com was cut.'), 'm').message).toMatch(/ api\.x\.com was cut\.$/);
  });

  it('should leave an error of this library as it is', () => {
    for (const error of [new ModelError('HTTP 429', { status: 429 }), new UserError('no key')]) {
      expect(modelErrorFrom(error, 'gpt-5-mini')).toBe(error);
    }
  });
});
