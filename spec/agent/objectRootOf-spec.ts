import { objectRootOf } from '../../src/agent/objectRootOf.js';

describe('objectRootOf', () => {
  it('should leave an object alone', () => {
    const root = { type: 'object', additionalProperties: {} };
    expect(objectRootOf(root, 'value')).toEqual({ root, wrappedAs: '' });
  });

  it('should say that a root with properties is an object', () => {
    expect(objectRootOf({ properties: {} }, 'value')).toEqual({
      root: { type: 'object', properties: {} },
      wrappedAs: '',
    });
  });

  it('should put an object in the place of a reference to it', () => {
    const $defs = { A: { type: 'object', properties: { a: { $ref: '#/$defs/A' } } } };
    expect(objectRootOf({ $ref: '#/$defs/A', description: 'D', $defs }, 'value')).toEqual({
      root: { ...$defs.A, description: 'D', $defs },
      wrappedAs: '',
    });
  });

  it('should wrap anything else, with its definitions beside it', () => {
    const $defs = { A: { type: 'string' } };
    expect(objectRootOf({ type: 'array', items: { $ref: '#/$defs/A' }, $defs }, 'value')).toEqual({
      root: {
        type: 'object',
        properties: { value: { type: 'array', items: { $ref: '#/$defs/A' } } },
        required: ['value'],
        additionalProperties: false,
        $defs,
      },
      wrappedAs: 'value',
    });
  });

  it('should keep references to a wrapped root right', () => {
    const list = { type: 'array', items: { $ref: '#/$defs/__root' } };
    expect(objectRootOf({ type: 'array', items: { $ref: '#' } }, 'value').root).toMatchObject({
      properties: { value: list },
      $defs: { __root: list },
    });
  });

  it.each([
    [{}],
    [{ type: 'string' }],
    [{ type: ['object', 'null'] }],
    [{ $ref: '#' }],
    [{ $ref: '#/$defs/None' }],
    [{ $ref: '#/$defs/toString', $defs: {} }],
    [{ anyOf: [{ type: 'object' }] }],
  ])('should wrap %j', (root) => {
    expect(objectRootOf(root, 'response')).toMatchObject({
      root: { properties: { response: {} } },
      wrappedAs: 'response',
    });
  });
});
