import { chatArgumentsOf } from '../../src/openai/chatArgumentsOf.js';

describe('chatArgumentsOf', () => {
  it('should leave JSON as it was written', () => {
    expect(chatArgumentsOf('{ "x": 1 }')).toBe('{ "x": 1 }');
  });

  it.each(['', ' \n'])('should make no arguments of %j', (args) => {
    expect(chatArgumentsOf(args)).toBe('{}');
  });

  it('should say as JSON what is none', () => {
    expect(chatArgumentsOf('{"x":')).toBe('{"not_json":"{\\"x\\":"}');
  });
});
