import type { Chart } from '../../../src/testing/diagram/chartOf.js';
import type { Lane } from '../../../src/testing/diagram/Lane.js';
import { svgOf } from '../../../src/testing/diagram/svgOf.js';

const agent: Lane = {
  kind: 'agent',
  label: 'agent',
  depth: 0,
  marks: [],
  bars: [{ shape: 'line', from: 0, to: 1, label: 'Triage', title: 'agent Triage' }],
};
const run: Lane = {
  kind: 'run',
  label: 'run',
  depth: 0,
  marks: [{ at: 1, kind: 'complete', title: 'run completed' }],
  bars: [],
};
const chart: Chart = { times: [0, 250], lanes: [agent, run] };

/** Opening tags without their ends: none in a document that is well formed. */
function unbalanced(svg: string): string[] {
  const open: string[] = [];
  for (const [, close = '', name = '', self = ''] of svg.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)) {
    if (close) open.splice(open.lastIndexOf(name), 1);
    else if (!self) open.push(name);
  }
  return open;
}

describe('svgOf', () => {
  it('should be a document of its own that scales, and that is an image with a name and a description', () => {
    const svg = svgOf(chart);
    expect(svg).toMatch(
      /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" class="rxagents-diagram" viewBox="0 0 900 (\d+)" width="900" height="\1" role="img" aria-label="Run of Triage: 250 ms, complete"><title>Run of Triage<\/title><desc>250 ms, complete\. Lanes: agent, run\.<\/desc>/,
    );
    expect(svg.endsWith('</svg>\n')).toBe(true);
    expect(unbalanced(svg)).toEqual([]);
  });

  it('should take a title, and show as much of it as fits', () => {
    const svg = svgOf(chart, { title: `Where is "it"? ${'x'.repeat(100)}` });
    expect(svg).toContain(`<title>Where is &quot;it&quot;? ${'x'.repeat(100)}</title>`);
    expect(svg).toMatch(/class="title"[^>]*>Where is &quot;it&quot;\? x{52}…</);
  });

  it('should load nothing from elsewhere', () => {
    expect(svgOf(chart).replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(
      /href|src=|url\(|https?:|<image|<use/,
    );
  });

  it('should keep everything that anybody wrote text', () => {
    const hostile = `"'></title></svg><script>alert(1)</script><!--\0\ud800`;
    const bars = agent.bars.map((bar) => ({ ...bar, label: hostile, title: hostile }));
    const marks = run.marks.map((mark) => ({ ...mark, title: hostile, caption: hostile }));
    const lanes = [
      { ...agent, bars, label: hostile },
      { ...run, marks, label: hostile },
    ];
    const svg = svgOf({ ...chart, lanes }, { title: hostile });
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('<!--');
    expect(svg).not.toMatch(/[\0\ud800]/);
    expect(svg.match(/<\/svg>/g)).toHaveLength(1);
    expect(unbalanced(svg)).toEqual([]);
  });

  it('should be drawn in as many rows as it takes', () => {
    const marks = Array.from({ length: 150 }, (_, at) => ({ at, kind: 'delta', title: '' }) as const);
    const text: Lane = { kind: 'text', label: 'text', depth: 0, marks, bars: [] };
    const svg = svgOf({ times: marks.map(({ at }) => at), lanes: [text] });
    expect(svg.match(/class="row"/g)).toHaveLength(3);
    expect(svg.match(/class="mark text delta"/g)).toHaveLength(150 + 1);
  });

  it('should name the run of nobody', () => {
    expect(svgOf({ times: [0], lanes: [] })).toContain('<title>A run</title>');
  });
});
