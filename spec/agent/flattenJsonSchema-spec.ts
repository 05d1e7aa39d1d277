import { dereference, flattenJsonSchema, referredBy } from '../../src/agent/flattenJsonSchema.js';

const source = {
  root: { $defs: { A: { type: 'string', minLength: 1 }, B: { $ref: '#/$defs/A', title: 'B' } } },
  subject: 'x',
};
const flatten = (node: unknown) => flattenJsonSchema(source, node, 'a');

describe('flattenJsonSchema', () => {
  it('should keep a reference and a union, with what describes them', () => {
    expect(flatten({ $ref: '#/$defs/A', description: 'D' })).toEqual({ $ref: '#/$defs/A', description: 'D' });
    expect(flatten({ oneOf: [{}], description: 'D', default: 1 })).toEqual({ anyOf: [{}], description: 'D' });
    expect(flatten({ allOf: [{ $ref: '#/$defs/B' }], title: 'T' })).toEqual({ $ref: '#/$defs/B', title: 'T' });
  });

  it('should merge what stands beside a reference', () => {
    expect(flatten({ $ref: '#/$defs/B', maxLength: 2 })).toEqual({
      type: 'string',
      minLength: 1,
      maxLength: 2,
      title: 'B',
    });
  });

  it('should write older tuples as newer ones', () => {
    expect(flatten({ items: [{ type: 'null' }], additionalItems: false })).toEqual({
      prefixItems: [{ type: 'null' }],
      items: false,
    });
  });

  it('should take true for any value and false for none', () => {
    expect(flatten(true)).toEqual({});
    expect(() => flatten(false)).toThrow('x: a is no schema that has a value. Leave it out.');
  });
});

describe('dereference', () => {
  it('should follow references to the end and keep the outer description', () => {
    expect(dereference(source, { $ref: '#/$defs/B', description: 'D' }, 'a')).toEqual({
      ...{ type: 'string', minLength: 1, title: 'B', description: 'D' },
    });
  });
});

describe('referredBy', () => {
  it('should refuse what is not there', () => {
    expect(referredBy(source, '#/$defs/A', 'a')).toBe(source.root.$defs.A);
    expect(() => referredBy(source, '#/$defs/C', 'a')).toThrow(
      'x: a refers to "#/$defs/C", which is not in the schema',
    );
  });
});
