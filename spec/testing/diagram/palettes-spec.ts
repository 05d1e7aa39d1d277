import { DARK, LIGHT, type Palette } from '../../../src/testing/diagram/palettes.js';
import { mixedColor } from '../../../src/testing/diagram/mixedColor.js';

/** Relative luminance, as WCAG defines it. */
function luminanceOf(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = parseInt(color.slice(at, at + 2), 16) / 255;
    return channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

describe.each<[string, Palette]>([
  ['light', LIGHT],
  ['dark', DARK],
])('the %s palette', (_name, palette) => {
  const { ground, line: _line, ...inks } = palette;

  it.each(Object.entries(inks))('should let %s be read', (_ink, color) => {
    expect(contrastOf(color, ground)).toBeGreaterThan(4.5);
  });

  it.each(['agent', 'model', 'text', 'tool'] as const)('should let counts be read on a bar of the %s lane', (kind) => {
    expect(contrastOf(palette.muted, mixedColor(ground, palette[kind], 0.13))).toBeGreaterThan(4.5);
  });
});
