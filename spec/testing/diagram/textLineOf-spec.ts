import type { CellStyle } from '../../../src/testing/diagram/TextCell.js';
import { textLineOf } from '../../../src/testing/diagram/textLineOf.js';

const cells = (...parts: readonly (readonly [string, CellStyle])[]) =>
  parts.flatMap(([text, style]) => Array.from(text, (character) => ({ character, style })));

describe('textLineOf', () => {
  const line = cells(['run ', 'plain'], ['==', 'model'], ['#', 'error'], ['--', 'faint'], ['   ', 'plain']);

  it('should be plain, without blanks at its end', () => {
    expect(textLineOf(line, false)).toBe('run ==#--');
    expect(textLineOf(cells(['   ', 'plain']), false)).toBe('');
  });

  it('should colour each part once, and leave the terminal as it was', () => {
    expect(textLineOf(line, true)).toBe('run \x1b[34m==\x1b[39m\x1b[31m#\x1b[39m\x1b[2m--\x1b[22m');
  });
});
