import { parseJson } from '../../src/agent/parseJson.js';

const read = (text: string): unknown => {
  const parsed = parseJson(text);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return parsed.value;
};
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

describe('parseJson', () => {
  it('should read JSON', () => {
    expect(parseJson('{"a":[1,"b",null]}')).toEqual({ ok: true, value: { a: [1, 'b', null] } });
    expect(read('"text"')).toBe('text');
    expect(read('null')).toBeNull();
  });

  it.each(['', '  ', '{"a":', '{a: 1}', 'undefined', '{"a":1} {"b":2}'])(
    'should say that %j is not valid JSON',
    (text) => {
      expect(parseJson(text)).toEqual({
        ok: false,
        issues: [{ message: expect.stringMatching(/^not valid JSON: ./) }],
      });
    },
  );

  it.each([
    ['{"__proto__":{"admin":true},"a":1}', { a: 1 }],
    ['{"\\u005f_proto__":{"admin":true},"a":1}', { a: 1 }],
    ['{"a":[{"b":{"__proto__":null,"c":2}}]}', { a: [{ b: { c: 2 } }] }],
    ['{"constructor":{"prototype":{"admin":true}},"a":1}', { a: 1 }],
    ['{"c\\u006fnstructor":{"pr\\u006ftotype":{"admin":true}},"a":1}', { a: 1 }],
    ['[{"x":{"constructor":{"prototype":1}}}]', [{ x: {} }]],
  ])('should drop what could reach a prototype from %s', (text, value) => {
    const result = read(text);
    expect(JSON.stringify(result)).toBe(JSON.stringify(value));
    expect(({ ...(result as object) } as { readonly admin?: true }).admin).toBeUndefined();
  });

  it('should keep such keys and texts where they are harmless', () => {
    const text =
      '{"constructor":"Lego","b":{"constructor":{"name":"x"}},"prototype":{"a":1},"s":"__proto__","e":"\\u00e9"}';
    expect(JSON.stringify(read(text))).toBe(JSON.stringify(JSON.parse(text)));
  });

  it('should take 256 levels and no more, whatever the stack could hold', () => {
    expect(JSON.stringify(read(nested(256)))).toBe(nested(256));
    for (const levels of [257, 100_000]) {
      expect(parseJson(nested(levels))).toEqual({
        ok: false,
        issues: [{ message: 'not valid JSON: it nests more than 256 levels deep' }],
      });
    }
  });

  it('should drop keys in long and in deep texts', () => {
    const deep = `${'{"a":'.repeat(255)}{"__proto__":1,"z":"${'x'.repeat(2_000)}"}${'}'.repeat(255)}`;
    expect(JSON.stringify(read(deep))).toBe(deep.replace('"__proto__":1,', ''));
  });
});
