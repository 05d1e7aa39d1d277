import { cellsOf } from './cellsOf.js';
import type { Chart } from './chartOf.js';
import type { DiagramOptions, DiagramSvgOptions } from './DiagramOptions.js';
import { GEOMETRY } from './geometry.js';
import { layoutOf } from './layoutOf.js';
import { rowsOf } from './rowsOf.js';
import { summaryOf } from './summaryOf.js';
import { svgElement, type SvgElement } from './svgElement.js';
import { svgLegend } from './svgLegend.js';
import { svgRow } from './svgRow.js';
import { svgStyle } from './svgStyle.js';

const MAX_LABEL = 24;
/** Their letters are of all widths: more than this may not fit in a line. */
const TITLE_CHARACTERS = 68;
const SUMMARY_CHARACTERS = 104;

/** A chart as an SVG document. */
export function svgOf(
  chart: Chart,
  { title = titleOf(chart), maxGapMs }: DiagramSvgOptions & DiagramOptions = {},
): string {
  const { width, margin, headHeight, axisHeight, laneHeight, rowGap, step } = GEOMETRY;
  const left = margin + gutterOf(chart);
  const columns = Math.floor((width - margin - left) / step);
  const rows: SvgElement[] = [];
  let top: number = headHeight;
  for (const row of rowsOf(layoutOf(chart, columns, maxGapMs), columns)) {
    rows.push(svgRow(row, { left, top }));
    top += axisHeight + row.lanes.length * laneHeight + rowGap;
  }
  const legend = svgLegend(chart.lanes, top);
  const height = top + legend.height;
  const summary = summaryOf(chart);
  const { markup } = svgElement(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'rxagents-diagram',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-label': `${title}: ${summary}`,
    },
    svgElement('title', {}, title),
    svgElement('desc', {}, `${summary}. Lanes: ${chart.lanes.map(({ label }) => label).join(', ')}.`),
    { markup: `<style>\n${svgStyle()}</style>` },
    svgElement('rect', { class: 'ground', x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 8 }),
    svgElement('text', { class: 'title', x: margin, y: 32 }, cellsOf(title, TITLE_CHARACTERS).join('')),
    svgElement('text', { class: 'summary', x: margin, y: 52 }, cellsOf(summary, SUMMARY_CHARACTERS).join('')),
    ...rows,
    legend.element,
  );
  return `${markup}\n`;
}

function gutterOf({ lanes }: Chart): number {
  const { character, indent } = GEOMETRY;
  const widths = lanes.map(
    ({ label, depth }) => depth * indent + Math.min(cellsOf(label, MAX_LABEL).length, MAX_LABEL) * character,
  );
  return Math.round(Math.min(Math.max(60, ...widths) + 14, 260));
}

function titleOf({ lanes }: Chart): string {
  const agent = lanes.find(({ kind }) => kind === 'agent')?.bars[0]?.label;
  return agent === undefined ? 'A run' : `Run of ${agent}`;
}
