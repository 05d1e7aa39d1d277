import { parserOf } from '../../src/agent/parserOf.js';
import type { Schema, StandardResult } from '../../src/agent/Schema.js';

const standard = (
  validate: (value: unknown) => StandardResult<unknown> | PromiseLike<StandardResult<unknown>>,
): Schema => ({
  '~standard': { version: 1, vendor: 'acme', validate, jsonSchema: { input: () => ({}) } },
});
const open = { jsonSchema: {} };

describe('parserOf', () => {
  it('should validate what was parsed', () => {
    const validate = jest.fn((value: unknown) => ({ value: [value] }));
    expect(parserOf(standard(validate), open)('{"a":1}')).toEqual({ ok: true, value: [{ a: 1 }] });
    expect(validate.mock.calls).toEqual([[{ a: 1 }]]);
  });

  it('should not validate what is not JSON', () => {
    const validate = jest.fn((value: unknown) => ({ value }));
    expect(parserOf(standard(validate), open)('{')).toMatchObject({ ok: false });
    expect(validate).not.toHaveBeenCalled();
  });

  it('should report issues', () => {
    const parse = parserOf(
      standard(() => ({ issues: [{ message: 'bad', path: ['a', 0] }] })),
      open,
    );
    expect(parse('{}')).toEqual({ ok: false, issues: [{ message: 'bad', path: 'a[0]' }] });
  });

  it('should throw what the schema throws', () => {
    const parse = parserOf(
      standard(() => {
        throw new TypeError('Mine.');
      }),
      open,
    );
    expect(() => parse('{}')).toThrow('Mine.');
  });

  it('should take a promise of any kind', () => {
    const later: PromiseLike<StandardResult<unknown>> = {
      then: (onValue) => onValue!({ value: 1 }) as never,
    };
    expect(
      parserOf(
        standard(() => later),
        open,
      )('{}'),
    ).toEqual({ ok: true, value: 1 });
  });

  it('should take an array for no object', () => {
    expect(parserOf({}, open)('[]')).toEqual({ ok: false, issues: [{ message: 'not a JSON object' }] });
  });

  it('should take an inherited key for none', () => {
    const parse = parserOf({}, { jsonSchema: {}, wrappedAs: 'constructor' });
    expect(parse('{}')).toEqual({ ok: false, issues: [{ message: 'not an object with the key "constructor"' }] });
  });
});
