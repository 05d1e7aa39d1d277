import { TextBuffer } from '../../src/interop/TextBuffer.js';

describe('TextBuffer', () => {
  it.each([0, 1, 255, 256, 257, 1_000])('should hold %d pieces in order', (count) => {
    const pieces = Array.from({ length: count }, (_, index) => `${index} `);
    const buffer = new TextBuffer();
    for (const piece of pieces) buffer.write(piece);
    expect(buffer.toString()).toBe(pieces.join(''));
  });

  it('should go on after it was read', () => {
    const buffer = new TextBuffer();
    buffer.write('Hel');
    expect(buffer.toString()).toBe('Hel');
    buffer.write('');
    buffer.write('lo');
    expect(buffer.toString()).toBe('Hello');
  });
});
