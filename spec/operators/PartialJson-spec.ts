import * as fc from 'fast-check';
import { PartialJson } from '../../src/operators/PartialJson.js';
import { isPart } from '../helpers/isPart.js';

/** What is to be seen after each piece, where there is more than before. */
function seenOf(pieces: readonly string[], options?: ConstructorParameters<typeof PartialJson>[0]): unknown[] {
  const json = new PartialJson(options);
  // A copy, so that a later change would show.
  return pieces.flatMap((piece) => (json.write(piece) ? [structuredClone(json.value())] : []));
}

const letters = (text: string): string[] => Array.from(text);

/** How many characters and members there are: what never gets less. */
function sizeOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 1;
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, each) => sum + sizeOf(each), 1);
}

describe('PartialJson', () => {
  it('should let strings grow, and objects and lists gain what has begun', () => {
    expect(seenOf(['{', '"a', '"', ':', '"', 'x', 'y"', ',"l":[', '"z', '"', ',{', '}]', '}'])).toEqual([
      {},
      { a: '' },
      { a: 'x' },
      { a: 'xy' },
      { a: 'xy', l: [] },
      { a: 'xy', l: ['z'] },
      { a: 'xy', l: ['z', {}] },
    ]);
  });

  it('should give numbers and literals once they are complete', () => {
    expect(seenOf(letters('[1.5e1,true ,null]'))).toEqual([[], [15], [15, true], [15, true, null]]);
    expect(seenOf(['{"a":12', '3', '}'])).toEqual([{}, { a: 123 }]);
    expect(seenOf(['1', '2', ' '])).toEqual([12]);
  });

  it('should give escapes and pairs of surrogates once they are complete', () => {
    expect(seenOf(['["', '\\', 'n', '\\u00', 'e9', '\ud83d', '\ude00', '\\ud83d', '\\ude00', '"]'])).toEqual([
      [''],
      ['\n'],
      ['\né'],
      ['\né😀'],
      ['\né😀😀'],
    ]);
    // The first and the last of the halves.
    expect(seenOf(['["', '\ud800', '\udc00', '\udbff', '\udfff'])).toEqual([
      [''],
      ['\u{10000}'],
      ['\u{10000}\u{10ffff}'],
    ]);
    expect(seenOf(['["\\ud83d', '"]'])).toEqual([[''], ['\ud83d']]);
    expect(seenOf(letters('{"\\"\\u00e9":1}'))).toEqual([{}, { '"é': 1 }]);
  });

  it('should leave out a byte order mark, as its tokenizer does', () => {
    expect(seenOf(['["a', '\ufeffb', '\\ufeffc"]'])).toEqual([['a'], ['ab'], ['abc']]);
  });

  it('should find the value under the key that it is wrapped as', () => {
    const options = { wrappedAs: 'response' };
    expect(seenOf(letters('{"response":[1,2]}'), options)).toEqual([[], [1], [1, 2]]);
    expect(seenOf(letters('{"other":[0],"response":"ab"}'), options)).toEqual(['', 'a', 'ab']);
    expect(seenOf(letters('{"response": 12}'), options)).toEqual([12]);
    expect(seenOf(['{"response":{"response":1}}'], options)).toEqual([{ response: 1 }]);
  });

  it('should leave out the nulls that may stand for a key left out, and no others', () => {
    const options = { addsNulls: true };
    expect(seenOf(['{"a":null,"l":[null],"b":1}'], options)).toEqual([{ l: [null], b: 1 }]);
  });

  it('should show no key that reading the whole takes out', () => {
    const [seen] = seenOf(['{"__proto__":{"a":1},"constructor":{"prototype":1},"b":{"__proto__":"x"},"c":1}']);
    expect(JSON.stringify(seen)).toBe('{"b":{},"c":1}');
    expect(seenOf(letters('{"__proto__":["a"]}'))).toEqual([{}]);
    expect(seenOf(['{"constructor":"McLaren"}'])).toEqual([{ constructor: 'McLaren' }]);
  });

  it('should add nothing of what is no JSON, and of what nests too deep', () => {
    expect(seenOf(['Hello', ' {"a":1}'])).toEqual([]);
    expect(seenOf(['[1,', 'nope,', '2]'])).toEqual([[1]]);
    expect(seenOf(['["a', '\\', 'x', 'b"]'])).toEqual([['a']]);
    expect(seenOf(['["a\\', 'n', 'b"]'])).toEqual([[], ['a\n'], ['a\nb']]);
    expect(seenOf(['[1] [2]', '[3]'])).toEqual([[1]]);
    const json = new PartialJson();
    json.write('['.repeat(300));
    expect(JSON.stringify(json.value())).toBe('['.repeat(256) + ']'.repeat(256));
    expect(json.write('1,')).toBe(false);
    expect(JSON.stringify(json.value())).toBe('['.repeat(256) + ']'.repeat(256));
  });

  it('should never change what was given, and share what is complete', () => {
    const json = new PartialJson();
    json.write('{"done":{"a":[1]},"list":[{"b":1},"x');
    const before = json.value() as Record<string, unknown[]>;
    const unread = json.value();
    json.write('y",{"c":[2],"d":"e"}],"more":1}');
    const after = json.value() as Record<string, unknown[]>;
    expect(before).toEqual({ done: { a: [1] }, list: [{ b: 1 }, 'x'] });
    expect(unread).toEqual(before);
    expect(after).toEqual({ done: { a: [1] }, list: [{ b: 1 }, 'xy', { c: [2], d: 'e' }], more: 1 });
    expect(after['done']).toBe(before['done']);
    expect(after['list']?.[0]).toBe(before['list']?.[0]);
    expect(before['list']).toBe(before['list']);
    expect(structuredClone(before)).toEqual(before);
  });

  it('should give parts of the whole, more each time, however the text is cut', () => {
    fc.assert(
      fc.property(
        fc.json({ maxDepth: 4 }).filter((text) => /^[{[]/.test(text) && !/"(__proto__|constructor)"/.test(text)),
        fc.array(fc.nat({ max: 9 }), { minLength: 1 }),
        fc.boolean(),
        (compact, sizes, isSpaced) => {
          const whole: unknown = JSON.parse(compact);
          const text = isSpaced ? JSON.stringify(whole, undefined, 1) : compact;
          const pieces: string[] = [];
          for (let at = 0, turn = 0; at < text.length; turn++) {
            const size = 1 + (sizes[turn % sizes.length] ?? 0);
            pieces.push(text.slice(at, at + size));
            at += size;
          }
          const seen = seenOf(pieces);
          expect(seen.at(-1)).toEqual(whole);
          expect(seen.filter((part) => !isPart(part, whole))).toEqual([]);
          const shown = seen.map(sizeOf);
          expect(shown).toEqual([...new Set(shown)].sort((a, b) => a - b));
        },
      ),
    );
  });

  it('should cost as much for each piece of a long list as of a short one', () => {
    // A copy of the list for each piece would be 5,000 million elements here.
    const json = new PartialJson();
    json.write('{"list":[');
    for (let at = 0; at < 100_000; at++) if (json.write(`${at},`)) json.value();
    json.write('0]}');
    expect((json.value() as { list: number[] }).list).toHaveLength(100_001);
  }, 5_000);
});
