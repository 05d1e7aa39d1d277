import { hasLeanFetch, isRefusedRedirect } from '../../src/openai/leanFetch.js';

describe('hasLeanFetch', () => {
  it.each([
    [true, 'Node', { process: { versions: { node: '20.0.0', undici: '6.0.0' } } }],
    [false, 'Bun', { process: { versions: { node: '20.0.0', undici: '6.0.0', bun: '1.0.0' } } }],
    [false, 'Deno', { process: { versions: { node: '20.0.0', deno: '2.0.0' } } }],
    [false, 'a bundler’s stand-in for process', { process: {} }],
    [false, 'a browser', {}],
  ])('should be %s of %s', (expected, _runtime, globals) => {
    expect(hasLeanFetch(globals)).toBe(expected);
  });

  it('should be true here', () => {
    expect(hasLeanFetch()).toBe(true);
  });
});

describe('isRefusedRedirect', () => {
  const refused = new TypeError('fetch failed', { cause: new Error('unexpected redirect') });

  it('should find the reason however deep it stands', () => {
    expect(isRefusedRedirect(refused)).toBe(true);
    expect(isRefusedRedirect(new Error('Connection error.', { cause: refused }))).toBe(true);
  });

  it.each([
    [new Error('Connection error.', { cause: new Error('ECONNREFUSED') })],
    [undefined],
    ['unexpected redirect'],
  ])('should not take %p for one', (error) => {
    expect(isRefusedRedirect(error)).toBe(false);
  });
});
