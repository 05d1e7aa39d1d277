import { runInNewContext } from 'node:vm';
import { errorMessageOf } from '../../src/errors/errorMessageOf.js';

describe('errorMessageOf', () => {
  const circular: Record<string, unknown> = {};
  circular['self'] = circular;

  it.each<[string, unknown, string]>([
    ['an error', new Error('no database'), 'no database'],
    ['an error without a message', new RangeError(), 'RangeError'],
    ['a string', 'no', 'no'],
    ['an object', { code: 4 }, '{"code":4}'],
    ['an object with a message', { message: 'no' }, '{"message":"no"}'],
    ['an object with a name', { name: 'no' }, '{"name":"no"}'],
    ['null', null, 'null'],
    ['undefined', undefined, 'undefined'],
    ['a symbol', Symbol('no'), 'Symbol(no)'],
    ['what has no JSON', circular, '[object Object]'],
    [
      'what throws when it is read',
      {
        toJSON: () => {
          throw new Error('x');
        },
      },
      '[object Object]',
    ],
    // As in an iframe, or of the platform's own functions under Jest.
    ['an error of another realm', runInNewContext('new TypeError("fetch failed")'), 'fetch failed'],
  ])('should be the message of %s', (_what, thrown, message) => {
    expect(errorMessageOf(thrown)).toBe(message);
  });
});
