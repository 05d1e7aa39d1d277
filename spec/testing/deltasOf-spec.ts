import * as fc from 'fast-check';
import { deltasOf } from '../../src/testing/deltasOf.js';

describe('deltasOf', () => {
  it('should give a text in one piece', () => {
    expect(deltasOf('Hello')).toEqual(['Hello']);
  });

  it('should give no piece of an empty text', () => {
    expect(deltasOf('')).toEqual([]);
  });

  it('should cut a text into pieces of about the same length', () => {
    expect(deltasOf('Hello', 2)).toEqual(['Hel', 'lo']);
  });

  it('should never give more pieces than asked for, nor lose or break a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (whole, count) => {
        const pieces = deltasOf(whole, count);
        expect(pieces.join('')).toBe(whole);
        expect(pieces.length).toBeLessThanOrEqual(count);
        expect(pieces.every((piece) => piece !== '' && !/\p{Surrogate}/u.test(piece))).toBe(true);
      }),
    );
  });

  it('should take the pieces as they are given, empty ones too', () => {
    expect(deltasOf('Hello', ['Hel', '', 'lo'])).toEqual(['Hel', '', 'lo']);
  });

  it('should refuse pieces of another text', () => {
    const message = expect.stringContaining('Give pieces of that text, or the number of pieces.');
    expect(() => deltasOf('Hello', ['Hal', 'lo'])).toThrow(expect.objectContaining({ name: 'UserError', message }));
  });

  it.each([0, -1, 1.5, NaN])('should refuse %p pieces', (count) => {
    expect(() => deltasOf('Hello', count)).toThrow(`deltas is ${count}, but a text has 1 or more pieces.`);
  });
});
