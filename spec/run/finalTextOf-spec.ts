import { finalTextOf } from '../../src/run/finalTextOf.js';

describe('finalTextOf', () => {
  it.each<[unknown, string]>([
    ['Hi', 'Hi'],
    [undefined, ''],
    [7, '7'],
    [{ a: 1 }, '{"a":1}'],
    [{ type: 'input_text', text: 'Hi' }, '[{"type":"input_text","text":"Hi"}]'],
  ])('should be of %j the text %s', (value, text) => {
    expect(finalTextOf(value)).toBe(text);
  });
});
