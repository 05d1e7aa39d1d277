import type { LaneKind } from './Lane.js';
import { mixedColor } from './mixedColor.js';
import { DARK, LIGHT, type Palette } from './palettes.js';

/** Of this document alone, also where it stands in the middle of a page. */
const ROOT = '.rxagents-diagram';

/** The style sheet of a diagram. Colours are written out: not every viewer knows the variables of CSS. */
export function svgStyle(): string {
  return `${rules(SHAPES)}\n${rules(colorsOf(LIGHT))}\n@media (prefers-color-scheme: dark) {\n${rules(colorsOf(DARK))}\n}\n`;
}

const SHAPES: Readonly<Record<string, string>> = {
  text: 'font: 11px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; white-space: pre',
  '.title, .summary': 'font-family: system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif',
  '.title': 'font-size: 17px; font-weight: 600',
  '.summary': 'font-size: 12.5px',
  '.label, .name': 'font-size: 12px',
  '.name, .letter': 'font-weight: 600',
  '.letter': 'font-size: 9.5px',
  '.pause': 'font-style: italic',
  '.axis, .tick, .guide, .base, .edge': 'fill: none',
  '.guide': 'stroke-dasharray: 1 4',
  '.cross': 'fill: none; stroke-width: 3; stroke-linecap: round',
  '.void': 'opacity: .55',
  '.void rect': 'stroke-dasharray: 3 3',
  '.void .excerpt, .void .count, .caption.void': 'text-decoration: line-through',
  '.nested': 'fill-opacity: .045',
};

const KINDS: readonly LaneKind[] = ['agent', 'model', 'reasoning', 'text', 'tool', 'approval', 'run'];

function colorsOf(palette: Palette): Readonly<Record<string, string>> {
  const tinted = (kind: LaneKind, share: number): string => mixedColor(palette.ground, palette[kind], share);
  const lanes = KINDS.flatMap((kind) => [
    [`.mark.${kind} circle, .mark.${kind} rect`, `fill: ${palette[kind]}`] as const,
    [`.bar.${kind} rect`, `fill: ${tinted(kind, 0.13)}; stroke: ${tinted(kind, 0.5)}`] as const,
    [`.lane.${kind} .label`, `fill: ${palette[kind]}`] as const,
  ]);
  return {
    '.ground': `fill: ${palette.ground}; stroke: ${palette.line}`,
    text: `fill: ${palette.ink}`,
    '.summary, .time, .unit, .count, .meaning, .caption': `fill: ${palette.muted}`,
    '.nested': `fill: ${palette.ink}`,
    '.axis, .tick': `stroke: ${palette.muted}`,
    '.instant': `fill: ${palette.muted}`,
    '.base, .guide, .edge': `stroke: ${palette.line}`,
    ...Object.fromEntries(lanes),
    '.letter': `fill: ${palette.ground}`,
    '.gap': `fill: ${palette.ground}`,
    '.edge': `stroke: ${palette.muted}`,
    '.bar.tool.line rect': `fill: ${tinted('tool', 0.4)}; stroke: none`,
    '.bar.run rect': `fill: ${palette.run}; stroke: none`,
    '.mark.progress circle': `fill: ${palette.ground}; stroke: ${palette.tool}; stroke-width: 2`,
    '.mark.error .cross, .mark.broken .cross, .mark.retracted .cross': `stroke: ${palette.error}`,
    '.mark.stopped rect': `fill: ${palette.error}`,
  };
}

function rules(declarations: Readonly<Record<string, string>>): string {
  return Object.entries(declarations)
    .map(([selectors, declared]) => {
      const scoped = selectors.split(', ').map((selector) => `${ROOT} ${selector}`);
      return `${scoped.join(', ')} { ${declared} }`;
    })
    .join('\n');
}
