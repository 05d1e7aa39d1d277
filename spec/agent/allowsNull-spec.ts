import { allowsNull } from '../../src/agent/allowsNull.js';

const $defs = {
  text: { type: 'string' },
  nothing: { type: 'null' },
  loop: { anyOf: [{ $ref: '#/$defs/loop' }, { type: 'string' }] },
};

describe('allowsNull', () => {
  it.each([
    [true],
    [{}],
    [{ type: 'null' }],
    [{ type: ['string', 'null'] }],
    [{ const: null }],
    [{ enum: ['a', null] }],
    [{ anyOf: [{ type: 'string' }, { type: 'null' }] }],
    [{ oneOf: [{ type: 'null' }] }],
    [{ allOf: [{ type: ['string', 'null'] }, {}] }],
    [{ $ref: '#/$defs/nothing' }],
  ])('should be true of %j', (schema) => {
    expect(allowsNull({ $defs }, schema)).toBe(true);
  });

  it.each([
    [false],
    [{ type: 'string' }],
    [{ type: ['string', 'null'], enum: ['a'] }],
    [{ const: 'null' }],
    [{ anyOf: [{ type: 'string' }] }],
    [{ allOf: [{ type: ['string', 'null'] }, { type: 'string' }] }],
    [{ type: 'string', anyOf: [{ type: 'null' }] }],
    [{ $ref: '#/$defs/text' }],
    [{ $ref: '#/$defs/loop' }],
    [{ $ref: '#/$defs/missing' }],
  ])('should be false of %j', (schema) => {
    expect(allowsNull({ $defs }, schema)).toBe(false);
  });
});
