import * as errors from '../../src/index.js';
import { isAgentsError, ModelError, UserError } from '../../src/index.js';
import { anotherCopy } from '../helpers/anotherCopy.js';

describe('AgentsError', () => {
  const samples = [
    new errors.UserError('no'),
    new errors.CallbackError('hook', new Error('x')),
    new errors.ModelError('no'),
    new errors.ModelBehaviorError('no'),
    new errors.ModelIncompleteError('content_filter'),
    new errors.ModelRefusalError('no'),
    new errors.MaxTurnsExceededError(1),
    new errors.ToolCallError('t', 'call_1', new Error('x')),
    new errors.ToolTimeoutError('t', 10),
    new errors.RunTimeoutError('idle', 10, 'model_call "m"'),
    new errors.BudgetExceededError('tokens', 10, 12),
  ];

  it.each(samples.map((error) => [error.name, error] as const))('should be the base of %s', (name, error) => {
    expect(error).toBeInstanceOf(errors.AgentsError);
    expect(error).toBeInstanceOf(Error);
    expect(isAgentsError(error)).toBe(true);
    expect(error.stack).toContain(name === error.constructor.name ? error.message : name);
  });

  it('should have as name a literal, which survives minifying', () => {
    class Minified extends UserError {}
    expect(new Minified('no').name).toBe('UserError');
    expect(samples.map(({ name }) => name)).toEqual(samples.map(({ constructor }) => constructor.name));
  });

  it('should hold its details as fields, but for the cause, which is listed with no error', () => {
    const cause = new Error('HTTP 500');
    const error = new ModelError('no', { status: 500, cause });
    expect([error.status, error.cause]).toEqual([500, cause]);
    expect(Object.keys(error)).toContain('status');
    expect(Object.keys(error)).not.toContain('cause');
  });

  it('should have no partial of its own: a run adds it', () => {
    expect('partial' in new ModelError('no')).toBe(false);
  });
});

describe('isAgentsError', () => {
  it.each([new Error('x'), 'UserError', null, undefined, {}, { name: 'UserError' }])(
    'should be false of %p',
    (value) => {
      expect(isAgentsError(value)).toBe(false);
    },
  );

  it('should know an error of another copy of the package', () => {
    const other = new (anotherCopy().UserError)('no');
    expect(other).not.toBeInstanceOf(UserError);
    expect(isAgentsError(other)).toBe(true);
  });
});
