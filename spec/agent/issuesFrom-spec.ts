import { issuesFrom } from '../../src/agent/issuesFrom.js';

describe('issuesFrom', () => {
  it('should write paths as text', () => {
    const key = Symbol('key');
    expect(
      issuesFrom([
        { message: 'a', path: ['city', 'names', 0, 'short'] },
        { message: 'b', path: [{ key: 1 }, { key: 'x' }] },
        { message: 'c', path: [key] },
        { message: 'd', path: [] },
        { message: 'e' },
      ]),
    ).toStrictEqual([
      { message: 'a', path: 'city.names[0].short' },
      { message: 'b', path: '[1].x' },
      { message: 'c', path: 'Symbol(key)' },
      { message: 'd' },
      { message: 'e' },
    ]);
  });
});
