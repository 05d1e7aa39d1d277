import { show } from '../../src/testing/show.js';

describe('show', () => {
  it('should show anything, and nothing at length', () => {
    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    expect([1, 'a', { a: 1 }, undefined, null, circular, new TypeError('no'), () => 1].map(show)).toEqual([
      '1',
      '"a"',
      '{"a":1}',
      'undefined',
      'null',
      '[object Object]',
      'TypeError: no',
      '() => 1',
    ]);
    expect(show('x'.repeat(300))).toHaveLength(203);
  });
});
