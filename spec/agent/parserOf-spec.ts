import { parserOf } from '../../src/agent/parserOf.js';
import type { Schema, StandardResult } from '../../src/agent/Schema.js';

const parserFor = (
  validate: (value: unknown) => StandardResult<unknown> | PromiseLike<StandardResult<unknown>>,
  wrappedAs = '',
) => {
  const schema: Schema = {
    '~standard': { version: 1, vendor: 'acme', validate, jsonSchema: { input: () => ({}) } },
  };
  return parserOf(schema, wrappedAs, undefined);
};

describe('parserOf', () => {
  it('should validate what was parsed', () => {
    const validate = jest.fn((value: unknown) => ({ value: [value] }));
    expect(parserFor(validate)('{"a":1}')).toEqual({ ok: true, value: [{ a: 1 }] });
    expect(parserFor(validate, 'a')('{"a":1}')).toEqual({ ok: true, value: [1] });
    expect(validate.mock.calls).toEqual([[{ a: 1 }], [1]]);
  });

  it('should not validate what is not JSON', () => {
    const validate = jest.fn((value: unknown) => ({ value }));
    expect(parserFor(validate)('{')).toMatchObject({ ok: false });
    expect(validate).not.toHaveBeenCalled();
  });

  it('should read no text as no arguments, unless a value is asked for', () => {
    for (const text of ['', ' \n']) {
      expect(parserOf({}, '', undefined)(text)).toEqual({ ok: true, value: {} });
      expect(parserOf({}, 'value', undefined)(text)).toMatchObject({ ok: false });
    }
  });

  it('should take out the nulls that stand for keys left out', () => {
    const optional = { type: ['string', 'null'] };
    const closing = { jsonSchema: { type: 'object', properties: { a: optional } }, addedNulls: new Set([optional]) };
    expect(parserOf({}, '', closing)('{"a":null}')).toEqual({ ok: true, value: {} });
    expect(parserOf({}, '', undefined)('{"a":null}')).toEqual({ ok: true, value: { a: null } });
  });

  it('should report issues', () => {
    expect(parserFor(() => ({ issues: [{ message: 'bad', path: ['a', 0] }] }))('{}')).toEqual({
      ok: false,
      issues: [{ message: 'bad', path: 'a[0]' }],
    });
  });

  it('should throw what the schema throws', () => {
    const parse = parserFor(() => {
      throw new TypeError('Mine.');
    });
    expect(() => parse('{}')).toThrow('Mine.');
  });

  it('should take a promise of any kind', () => {
    const later: PromiseLike<StandardResult<unknown>> = {
      then: (onValue) => onValue!({ value: 1 }) as never,
    };
    expect(parserFor(() => later)('{}')).toEqual({ ok: true, value: 1 });
  });
});
