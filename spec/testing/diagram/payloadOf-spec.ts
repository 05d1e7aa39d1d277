import { runInNewContext } from 'node:vm';
import { payloadOf } from '../../../src/testing/diagram/payloadOf.js';

describe('payloadOf', () => {
  it('should leave text as it is and write the rest as JSON', () => {
    expect(payloadOf('a "b"')).toBe('a "b"');
    expect(payloadOf({ a: [1, null] })).toBe('{"a":[1,null]}');
    expect(payloadOf(undefined)).toBe('undefined');
  });

  it('should tell of an error, also of another realm', () => {
    expect(payloadOf(new TypeError('no'))).toBe('TypeError: no');
    expect(payloadOf(runInNewContext('new RangeError("far")'))).toBe('RangeError: far');
  });

  it('should name what JSON cannot hold by its kind', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    const thrower = {
      toJSON: () => {
        throw new Error('no');
      },
    };
    expect([cycle, 1n, thrower].map(payloadOf)).toEqual(['[object Object]', '[object BigInt]', '[object Object]']);
  });

  it('should be of bounded length', () => {
    expect(payloadOf('x'.repeat(400))).toHaveLength(400);
    expect(payloadOf('x'.repeat(10_000))).toBe(`${'x'.repeat(400)}…`);
  });
});
