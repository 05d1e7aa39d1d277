import { failureFrom, failureIn } from '../../src/openai/failureIn.js';

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

  it.each([[null], [undefined], ['error'], [{}], [{ error: null }], [{ error: '' }], [{ message: 'Hi' }], [[]]])(
    'should find no failure in %j',
    (value) => {
      expect(failureIn(value)).toBeUndefined();
    },
  );

  it('should take a value that can be no answer by its word, in whatever form', () => {
    const failure = failureFrom([{ error: { message: 'Overloaded', code: 503 } }]);
    expect(failure?.message).toBe('the server answered with an error: Overloaded');
    expect(failure?.details).toEqual({ code: '503' });
    expect(failureFrom({ detail: 'Overloaded' })?.message).toContain('Overloaded');
    expect(failureFrom({})).toBeUndefined();
  });
});
