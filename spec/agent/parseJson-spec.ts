import { parseJson } from '../../src/agent/parseJson.js';

const read = (text: string, key = ''): unknown => {
  const parsed = parseJson(text, key);
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return parsed.value;
};
const nested = (levels: number) => '{"a":'.repeat(levels - 1) + '{}' + '}'.repeat(levels - 1);

describe('parseJson', () => {
  it('should read an object', () => {
    expect(parseJson('{"a":[1,"b",null]}', '')).toEqual({ ok: true, value: { a: [1, 'b', null] } });
  });

  it.each(['', '  ', '{"a":', '{a: 1}', 'undefined', '{"a":1} {"b":2}'])(
    'should say that %j is not valid JSON',
    (text) => {
      expect(parseJson(text, '')).toEqual({
        ok: false,
        issues: [{ message: expect.stringMatching(/^not valid JSON: ./) }],
      });
    },
  );

  it.each(['[]', '"a"', 'null', '1'])('should say that %j is no object', (text) => {
    expect(() => read(text)).toThrow(/^not valid JSON: no object$/);
  });

  it('should ask for a key of its own', () => {
    expect(read('{"value":null}', 'value')).toEqual({ value: null });
    expect(() => read('{"a":1}', 'value')).toThrow('not valid JSON: no object with the key "value"');
    expect(() => read('{}', 'constructor')).toThrow('no object with the key "constructor"');
  });

  it.each([
    ['{"__proto__":{"admin":true},"a":1}', { a: 1 }],
    ['{"\\u005f_proto__":{"admin":true},"a":1}', { a: 1 }],
    ['{"a":[{"b":{"__proto__":null,"c":2}}]}', { a: [{ b: { c: 2 } }] }],
    ['{"constructor":{"prototype":{"admin":true}},"a":1}', { a: 1 }],
    ['{"c\\u006fnstructor":{"pr\\u006ftotype":{"admin":true}},"a":1}', { a: 1 }],
    ['{"l":[{"x":{"constructor":{"prototype":1}}}]}', { l: [{ x: {} }] }],
  ])('should drop what could reach a prototype from %s', (text, value) => {
    const result = read(text);
    expect(JSON.stringify(result)).toBe(JSON.stringify(value));
    expect(({ ...(result as object) } as { readonly admin?: true }).admin).toBeUndefined();
  });

  it('should keep such keys and texts where they are harmless', () => {
    const text =
      '{"constructor":"Lego","b":{"constructor":{"name":"x"}},"prototype":{"a":1},"p":{"prototype":1},"s":"__proto__","e":"\\u00e9"}';
    expect(JSON.stringify(read(text))).toBe(JSON.stringify(JSON.parse(text)));
  });

  it('should take 256 levels and no more, whatever the stack could hold', () => {
    expect(JSON.stringify(read(nested(256)))).toBe(nested(256));
    for (const levels of [257, 100_000]) {
      expect(() => read(nested(levels))).toThrow(/^not valid JSON: it nests more than 256 levels deep$/);
    }
  });
});
