import { modelOutputFrom } from '../../src/run/modelOutputFrom.js';

describe('modelOutputFrom', () => {
  const text = { type: 'input_text', text: 'Hi' };
  const image = { type: 'input_image', image_url: 'https://example.com/a.png', detail: 'auto' };

  it.each<[string, unknown, unknown]>([
    ['a string', 'Hi', 'Hi'],
    ['undefined', undefined, ''],
    ['null', null, 'null'],
    ['a number', 4, '4'],
    ['an object', { degrees: 4 }, '{"degrees":4}'],
    ['a content part', image, [image]],
    ['content parts', [text, image], [text, image]],
    ['an empty list', [], '[]'],
    ['a list that holds other things too', [text, 4], '[{"type":"input_text","text":"Hi"},4]'],
    ['a function, which has no JSON', () => 4, ''],
  ])('should send %s', (_what, value, sent) => {
    expect(modelOutputFrom(value)).toEqual(sent);
  });

  it('should throw where there is no JSON', () => {
    const circular: unknown[] = [];
    circular.push(circular);
    expect(() => modelOutputFrom(circular)).toThrow(TypeError);
    expect(() => modelOutputFrom(10n)).toThrow(TypeError);
  });
});
