import type { LaneKind } from './Lane.js';

/** The colours of a diagram, as `#rrggbb`. */
export type Palette = Readonly<Record<LaneKind | 'ground' | 'ink' | 'muted' | 'line' | 'error', string>>;

/** On a light page; texts have a contrast of 4.5 and more. */
export const LIGHT: Palette = {
  ground: '#ffffff',
  ink: '#1f2328',
  muted: '#59636e',
  line: '#d1d9e0',
  agent: '#7a3fd1',
  model: '#0860ca',
  reasoning: '#59636e',
  text: '#1a7f37',
  tool: '#a35200',
  approval: '#b8307f',
  run: '#1f2328',
  error: '#cf222e',
};

/** On a dark page, likewise. */
export const DARK: Palette = {
  ground: '#0d1117',
  ink: '#e6edf3',
  muted: '#9198a1',
  line: '#343b44',
  agent: '#b392f0',
  model: '#6cb0ff',
  reasoning: '#9198a1',
  text: '#56d364',
  tool: '#f0b042',
  approval: '#f778ba',
  run: '#e6edf3',
  error: '#ff7b72',
};
