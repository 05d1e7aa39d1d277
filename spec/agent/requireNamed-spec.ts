import { requireNamed } from '../../src/agent/requireNamed.js';

type Named = Parameters<typeof requireNamed>[0];

describe('requireNamed', () => {
  it('should hand back the list that it is given, and an empty one for none', () => {
    const list = [{ name: 'a', execute: () => true }];
    expect(requireNamed(list, 'list')).toBe(list);
    expect(requireNamed(undefined, 'list')).toEqual([]);
  });

  const sound = { name: 'a', execute: () => true };
  it.each<[string, unknown]>([
    ['no array', sound],
    ['null', null],
    ['one without a name', [sound, { execute: () => true }]],
    ['one whose name is no text', [{ ...sound, name: 1 }]],
    ['one without a function', [{ name: 'a' }]],
    ['one that is nothing', [sound, null]],
  ])('should refuse %s', (_what, list) => {
    expect(() => requireNamed(list as Named, 'inputGuardrails of agent "A"')).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: 'The inputGuardrails of agent "A" are no array of { name, execute }. Give each a name and a function.',
      }),
    );
  });
});
