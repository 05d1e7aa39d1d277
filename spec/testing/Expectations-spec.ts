import { Expectations } from '../../src/testing/Expectations.js';

describe('Expectations', () => {
  it('should compare what is told, in order, and leave the rest', () => {
    const seen: string[] = [];
    const expectations = new Expectations();
    const first = expectations.add('first');
    const second = expectations.add('second');
    const note = (name: string) => (actual: number, expected: number) => {
      seen.push(`${name} ${actual} ${expected}`);
      return undefined;
    };
    second(note('second'));
    expectations.check(1, 2);
    expect(() => expectations.assertTold()).toThrow(
      'first (number 1 of this test) was never told what to expect. Call its toBe().',
    );
    first(note('first'));
    expectations.check(3, 4);
    expect(seen).toEqual(['second 1 2', 'first 3 4']);
    expect(() => expectations.assertTold()).not.toThrow();
  });

  it('should throw an error whose stack begins where it was told', () => {
    const expectations = new Expectations();
    const tell = expectations.add('it');
    const toBe = (): void => tell(() => 'It differs.\n\nexpected  a');
    (function inTheTest() {
      toBe();
    })();
    let error: unknown;
    try {
      expectations.check([], []);
    } catch (thrown) {
      error = thrown;
    }
    const { message, stack } = error as Error;
    expect(message).toBe('It differs.\n\nexpected  a');
    expect(stack).toMatch(/^Error: It differs\.\n\nexpected {2}a\n +at inTheTest /);
  });
});
