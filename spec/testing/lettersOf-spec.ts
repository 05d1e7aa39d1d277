import { lettersOf } from '../../src/testing/lettersOf.js';
import { momentsOf } from '../../src/testing/momentsOf.js';

const of = (diagram: string, values?: Record<string, unknown>) => lettersOf(diagram, momentsOf(diagram), values);

describe('lettersOf', () => {
  it('should give the values, which may be undefined, or the letters themselves', () => {
    expect(of('-a-(b|)', { a: 1, b: undefined })('a')).toBe(1);
    expect(of('-a-(b|)', { a: 1, b: undefined })('b')).toBeUndefined();
    expect(of('-a-#')('a')).toBe('a');
  });

  it('should refuse a letter without a value at once', () => {
    expect(() => of('-a-(b|)', { a: 1, c: 2 })).toThrow(
      'The diagram "-a-(b|)" has "b", which is not among its values (a, c). Add it.',
    );
    expect(() => of('t', {})).toThrow('not among its values');
  });
});
