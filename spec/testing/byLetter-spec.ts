import { byLetter } from 'rxagents/testing';
import { marbles } from '../helpers/marbles.js';

describe('byLetter', () => {
  it('should name values in the order of the alphabet, small letters first', () => {
    const letters = byLetter(Array.from({ length: 52 }, (_, at) => at));
    expect(letters).toMatchObject({ a: 0, b: 1, z: 25, A: 26, Z: 51 });
    expect(Object.keys(letters)).toHaveLength(52);
  });

  it(
    'should fill a diagram',
    marbles(({ cold, expectObservable }) => {
      const source = cold(' a-b-(c|)', byLetter([1, 2, 3]));
      const expected = '    x-y-(z|)';
      expectObservable(source).toBe(expected, { x: 1, y: 2, z: 3 });
    }),
  );

  it('should refuse more values than there are letters', () => {
    expect(() => byLetter(Array(53).fill(0))).toThrow('byLetter() got 53 values, but a diagram has 52 letters');
  });
});
