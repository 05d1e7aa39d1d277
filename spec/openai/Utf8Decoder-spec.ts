import fc from 'fast-check';
import { Utf8Decoder } from '../../src/openai/Utf8Decoder.js';

/** Bytes in chunks of the given lengths; what is left is the last chunk. */
function chunksOf(bytes: Uint8Array, lengths: readonly number[]): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let start = 0;
  for (const length of lengths) chunks.push(bytes.subarray(start, (start += length)));
  return [...chunks, bytes.subarray(start)];
}

function decode(chunks: readonly Uint8Array[]): string {
  const decoder = new Utf8Decoder();
  return chunks.flatMap((chunk) => decoder.decode(chunk)).join('') + decoder.end();
}

describe('Utf8Decoder', () => {
  it('should decode any bytes, in any chunks, as the platform does in one go', () => {
    const anyBytes = fc.oneof(
      fc.string({ unit: 'grapheme' }).map((text) => new TextEncoder().encode(text)),
      fc.uint8Array(),
    );
    fc.assert(
      fc.property(anyBytes, fc.array(fc.nat(5)), (bytes, lengths) => {
        expect(decode(chunksOf(bytes, lengths))).toBe(new TextDecoder().decode(bytes));
      }),
      { numRuns: 2_000 },
    );
  });

  it('should decode long text in blocks of whole lines', () => {
    const line = `${'a'.repeat(99)}\n`;
    const lines = `${line.repeat(5)}ä—${line.repeat(25)}`;
    const texts = new Utf8Decoder().decode(new TextEncoder().encode(`${lines}rest`));

    expect(texts.join('')).toBe(`${lines}rest`);
    expect(texts.map((text) => text.slice(-1))).toEqual(['\n', '\n', 't']);
  });

  it.each([
    ['of two bytes', [0xc3, 0xa9], 'é'],
    ['of three bytes', [0xe2, 0x82, 0xac], '€'],
    ['of four bytes', [0xf0, 0x9f, 0x98, 0x80], '😀'],
    ['that was cut by another', [0xe2, 0x41], '\ufffdA'],
  ])('should give a character %s as soon as it is whole', (_what, bytes, text) => {
    expect(new Utf8Decoder().decode(Uint8Array.from(bytes))).toEqual([text]);
  });

  it('should leave out a byte order mark that comes byte by byte', () => {
    const bytes = new TextEncoder().encode('\ufeffa\ufeff');
    expect(decode(chunksOf(bytes, [1, 1, 1, 1, 1]))).toBe('a\ufeff');
  });
});
