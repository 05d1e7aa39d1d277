import { closeJsonSchema } from '../../src/agent/closeJsonSchema.js';
import { dropAddedNulls } from '../../src/agent/dropAddedNulls.js';
import type { JsonSchema } from '../../src/agent/Schema.js';

const text = { type: 'string' };
const maybe = { type: ['string', 'null'] };
const object = (properties: Record<string, unknown>, required: readonly string[] = []) => ({
  type: 'object',
  properties,
  required,
});

/** Drops in a copy of the value, from a schema whose root is the one given. */
const dropped = (root: JsonSchema, value: unknown) => {
  const copy: unknown = structuredClone(value);
  dropAddedNulls(
    copy,
    closeJsonSchema(root, (what) => new Error(what)),
  );
  return copy;
};

describe('dropAddedNulls', () => {
  it('should drop the null of an optional key, and of no other', () => {
    const root = object({ a: text, b: maybe, c: maybe }, ['c']);
    expect(dropped(root, { a: null, b: null, c: null })).toEqual({ b: null, c: null });
    expect(dropped(root, { a: 'x', b: 'x', c: 'x' })).toEqual({ a: 'x', b: 'x', c: 'x' });
    expect(dropped(root, { a: null, other: null })).toEqual({ other: null });
  });

  it('should reach into objects, lists and references', () => {
    const leaf = object({ a: text });
    expect(dropped(object({ o: leaf }, ['o']), { o: { a: null } })).toEqual({ o: {} });
    expect(dropped(object({ o: leaf }), { o: { a: null } })).toEqual({ o: {} });
    const list = object({ l: { type: 'array', items: { type: 'array', items: leaf } } });
    expect(dropped(list, { l: [[{ a: null }, { a: 'x' }], []] })).toEqual({ l: [[{}, { a: 'x' }], []] });
    expect(
      dropped({ ...object({ next: { $ref: '#' }, a: text }) }, { a: null, next: { a: null, next: null } }),
    ).toEqual({
      next: {},
    });
    const defined = { ...object({ r: { $ref: '#/$defs/L', description: 'D' } }), $defs: { L: leaf } };
    expect(dropped(defined, { r: { a: null } })).toEqual({ r: {} });
  });

  it('should keep nulls in lists', () => {
    expect(dropped(object({ l: { type: 'array', items: maybe }, a: text }), { l: [null], a: null })).toEqual({
      l: [null],
    });
  });

  it('should go by the option that the value fits', () => {
    const option = (k: string, v: unknown, required: readonly string[]) =>
      object({ k: { const: k }, v }, ['k', ...required]);
    const root = object({ u: { anyOf: [option('drop', text, []), option('keep', maybe, [])] } });
    expect(dropped(root, { u: { k: 'drop', v: null } })).toEqual({ u: { k: 'drop' } });
    expect(dropped(root, { u: { k: 'keep', v: null } })).toEqual({ u: { k: 'keep', v: null } });
  });

  it('should go by keys and types too', () => {
    const root = object({
      u: {
        anyOf: [
          object({ a: text, b: text }, ['b']),
          object({ a: maybe, c: text }, ['c']),
          object({ a: maybe, b: { type: 'integer' } }, ['b']),
        ],
      },
    });
    expect(dropped(root, { u: { a: null, b: 'x' } })).toEqual({ u: { b: 'x' } });
    expect(dropped(root, { u: { a: null, c: 'x' } })).toEqual({ u: { a: null, c: 'x' } });
    expect(dropped(root, { u: { a: null, b: 1 } })).toEqual({ u: { a: null, b: 1 } });
  });

  it('should leave a null that nothing allows to validation', () => {
    expect(dropped(object({ a: text, b: text }, ['a']), { a: null, b: null })).toEqual({ a: null });
  });

  it('should keep a null that one of several fitting options asks for', () => {
    const root = object({ u: { anyOf: [object({ a: text }), object({ a: maybe })] } });
    expect(dropped(root, { u: { a: null } })).toEqual({ u: { a: null } });
    const both = object({ u: { anyOf: [object({ a: text }), object({ a: { type: 'number' } })] } });
    expect(dropped(both, { u: { a: null } })).toEqual({ u: {} });
  });

  it('should make do with a value that leaves keys out, or that fits no option', () => {
    const a = object({ k: { const: 'a' }, v: text, w: text }, ['k']);
    const b = object({ k: { const: 'b' }, v: maybe, w: text }, ['k']);
    const root = object({ u: { anyOf: [a, b] } });
    expect(dropped(root, { u: { k: 'a', v: null } })).toEqual({ u: { k: 'a' } });
    expect(dropped(root, { u: { k: 'c', v: null, w: null } })).toEqual({ u: { k: 'c', v: null } });
    const never = object({ u: { anyOf: [a, object({ k: { const: 'b' }, v: text }, ['k', 'v'])] } });
    expect(dropped(never, { u: { k: 'c', v: null } })).toEqual({ u: { k: 'c' } });
  });

  it('should look at each value a few times only, however many options share their keys', () => {
    const node = {
      anyOf: [1, 2].map((k) => object({ l: { $ref: '#/$defs/N' }, a: text, k: { const: k } }, ['l', 'k'])),
    };
    const root = { ...object({ n: { $ref: '#/$defs/N' } }), $defs: { N: { anyOf: [...node.anyOf, text] } } };
    let reads = 0;
    const counted = { get: (target: object, key: string): unknown => (reads++, Reflect.get(target, key)) };
    let value: unknown = 3;
    for (let depth = 0; depth < 60; depth += 1) {
      value = new Proxy({ l: value, a: null, k: (depth % 2) + 1 }, counted);
    }
    dropAddedNulls(
      { n: value },
      closeJsonSchema(root, (what) => new Error(what)),
    );
    expect(JSON.stringify(value)).not.toContain('null');
    expect(reads).toBeLessThan(60 * 20);
  });
});
