import { failureIn } from '../../src/openai/failureIn.js';

describe('failureIn', () => {
  it.each([
    [{ error: { message: 'Overloaded', code: 'busy' } }, 'Overloaded', { code: 'busy' }],
    [{ error: { message: 'Overloaded', code: 503 } }, 'Overloaded', { code: '503' }],
    [{ error: { message: 'Overloaded', code: null } }, 'Overloaded', {}],
    [{ error: { detail: 'Overloaded' } }, '{"detail":"Overloaded"}', {}],
    [{ error: 'Overloaded' }, 'Overloaded', {}],
  ])('should find what %j tells', (value, message, details) => {
    const failure = failureIn(value);
    expect(failure?.message).toBe(`the server answered with an error: ${message}`);
    expect(failure?.details).toEqual(details);
  });

  it.each([[null], [undefined], ['error'], [{}], [{ error: null }], [[]]])('should find no failure in %j', (value) => {
    expect(failureIn(value)).toBeUndefined();
  });
});
