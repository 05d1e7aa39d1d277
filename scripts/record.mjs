// Records the demo on a terminal of its own and draws it as an animated SVG: node scripts/record.mjs > docs/demo.svg
// Needs script(1) of util-linux for the terminal.
import { spawn } from 'node:child_process';

const COLUMNS = 90;
const MS_PER_FRAME = 100;
const PAUSE_MS = 4000;
const CELL = { width: 8.4, height: 20 };
const MARGIN = { x: 20, top: 52, bottom: 20 };
const COLORS = { 31: '#ff7b72', 32: '#7ee787', 33: '#f2cc60', 36: '#79c0ff' };
const STYLES = { 1: { bold: true }, 2: { dim: true }, 22: { bold: false, dim: false }, 39: { color: undefined } };

/** What the terminal shows after each frame: rows of runs of equally styled text. */
async function record() {
  const inTerminal = `stty cols ${COLUMNS} rows 60; exec node scripts/start.mjs examples/demo.ts`;
  const { CI: _, NO_COLOR: __, OPENAI_API_KEY: ___, ...env } = process.env;
  const demo = spawn('script', ['-qec', inTerminal, '/dev/null'], { env: { ...env, TERM: 'xterm-256color' } });
  const chunks = [];
  let begun;
  for await (const chunk of demo.stdout) {
    begun ??= performance.now();
    chunks.push({ at: performance.now() - begun, text: chunk.toString() });
  }
  const frames = new Map();
  let rows = [''];
  for (const { at, text } of chunks) {
    rows = written(rows, text);
    // Of what falls into one frame, the last counts.
    frames.set(Math.ceil(at / MS_PER_FRAME) * MS_PER_FRAME, rows);
  }
  return [...frames].map(([at, screen]) => ({ at, rows: screen }));
}

/** The rows of a terminal after it was sent more text; it knows what the demo uses: lines, "up n rows" and "erase below". */
function written(rows, text) {
  const next = [...rows];
  for (const [part, up] of text.matchAll(
    /\x1b\[(\d+)A\x1b\[0J|\x1b\[\?25[hl]|\r|\n|(?:(?!\x1b\[\d+A|\x1b\[\?)[^\r\n])+/g,
  )) {
    if (up !== undefined) next.splice(next.length - 1 - Number(up), Infinity, '');
    else if (part === '\n') next.push('');
    else if (part !== '\r' && !part.startsWith('\x1b[?')) next.push(next.pop() + part);
  }
  return next;
}

function svgOf(frames) {
  const end = frames.at(-1).at + PAUSE_MS;
  const rowCount = Math.max(...frames.map(({ rows }) => rows.findLastIndex((row) => row !== '') + 1));
  const width = MARGIN.x * 2 + COLUMNS * CELL.width;
  const height = MARGIN.top + rowCount * CELL.height + MARGIN.bottom;
  const shown = Array.from({ length: rowCount }, (_, row) => spansOf(frames, row, end)).flat();
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="npm run demo: an agent hands over to another, whose tools run side by side; three ways to consume the run give equal results">
<style>
text { font: 14px ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: #e6edf3; white-space: pre }
.bold { font-weight: 600 } .dim { fill: #8b949e }
${Object.entries(COLORS)
  .map(([code, color]) => `.c${code} { fill: ${color} }`)
  .join(' ')}
.t { visibility: hidden; animation: ${end}ms step-end infinite }
.last { visibility: visible }
@media (prefers-reduced-motion: reduce) { .t { animation: none !important } }
${shown.map(({ from, to }, at) => keyframesOf(`k${at}`, from, to, end)).join('\n')}
</style>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="10" fill="#0d1117" stroke="#30363d"/>
<circle cx="22" cy="22" r="6" fill="#ff5f57"/><circle cx="42" cy="22" r="6" fill="#febc2e"/><circle cx="62" cy="22" r="6" fill="#28c840"/>
<text x="${width / 2}" y="27" text-anchor="middle" class="dim">npm run demo</text>
${shown.map(({ row, text, to }, at) => textOf(row, text, at, to === end)).join('\n')}
</svg>
`;
}

/** From when to when a row showed what. */
function spansOf(frames, row, end) {
  const spans = [];
  for (const { at, rows } of frames) {
    const text = rows[row] ?? '';
    const last = spans.at(-1);
    if (last?.text === text) continue;
    if (last) last.to = at;
    spans.push({ row, text, from: at, to: end });
  }
  return spans.filter(({ text }) => text.trim() !== '');
}

function keyframesOf(name, from, to, end) {
  const percent = (ms) => `${((ms / end) * 100).toFixed(2)}%`;
  const hidden = to < end ? ` ${percent(to)} { visibility: hidden }` : '';
  const before = from > 0 ? '0% { visibility: hidden } ' : '';
  return `@keyframes ${name} { ${before}${percent(from)} { visibility: visible }${hidden}${to < end ? '' : ' 100% { visibility: visible }'} }`;
}

function textOf(row, text, at, isLast) {
  const y = MARGIN.top + row * CELL.height + 14;
  return `<text class="t${isLast ? ' last' : ''}" style="animation-name: k${at}" x="${MARGIN.x}" y="${y}">${runsOf(text)}</text>`;
}

/** A row's text with its styles; each run has its place, so that a font of another width does no harm. */
function runsOf(text) {
  let style = {};
  let column = 0;
  return text
    .split(/(\x1b\[\d+m)/)
    .map((part) => {
      const code = /^\x1b\[(\d+)m$/.exec(part)?.[1];
      if (code !== undefined) {
        style = { ...style, ...(code in COLORS ? { color: code } : STYLES[code]) };
        return '';
      }
      const x = MARGIN.x + column * CELL.width;
      column += part.length;
      const classes = [style.bold && 'bold', style.dim && 'dim', style.color && `c${style.color}`].filter(Boolean);
      const length =
        part.length > 1 ? ` textLength="${(part.length * CELL.width).toFixed(1)}" lengthAdjust="spacingAndGlyphs"` : '';
      return part === ''
        ? ''
        : `<tspan x="${x.toFixed(1)}"${length}${classes.length ? ` class="${classes.join(' ')}"` : ''}>${escaped(part)}</tspan>`;
    })
    .join('');
}

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

process.stdout.write(svgOf(await record()));
