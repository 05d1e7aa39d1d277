import { marbleDiagramOf, type TimedEvent } from 'rxagents/testing';
import type { RunEvent } from 'rxagents';
import { runEvents } from '../../helpers/runEvents.js';

const { a, c, o, p, f } = runEvents;
const at = (time: number, event: RunEvent): TimedEvent => ({ at: time, event });
const events = [at(5000, a), at(5010, c), at(5040, p), at(5070, o), at(5080, f)];

describe('marbleDiagramOf', () => {
  it('should draw what was recorded, in text', () => {
    const diagram = marbleDiagramOf(events, { kind: 'complete', at: 5080 });
    expect(diagram.toText({ width: 54 })).toBe(`\
1 tool call, 80 ms, complete

ms           0    10             40             70  80
             +----+--------------+--------------+----+
agent        A----------------------------------------
get_weather       c--------------p--------------o
run          ----------------------------------------|

c called   p progress   o output   | complete
`);
  });

  it('should have no end mark where the recording has no ending', () => {
    expect(marbleDiagramOf(events.slice(0, 3)).toText({ width: 50 })).toBe(`\
1 tool call, 40 ms, not ended

ms           0        10                        40
             +--------+--------------------------+
agent        A------------------------------------
get_weather           c--------------------------p
run          -------------------------------------

c called   p progress
`);
  });

  it('should draw to scale up to the gap that it is told', () => {
    const text = marbleDiagramOf(events, { kind: 'complete', at: 5080 }, { maxGapMs: 20 }).toText({ width: 54 });
    expect(text.split('\n').slice(2, 4)).toEqual([
      'ms           0          10 30 ms 40 30 ms 70        80',
      '             +----------+---//---+---//---+----------+',
    ]);
  });

  it('should draw what was recorded, as SVG', () => {
    const svg = marbleDiagramOf(events, { kind: 'complete', at: 5080 }).toSvg({ title: 'Weather' });
    expect(svg).toContain('<title>Weather</title><desc>1 tool call, 80 ms, complete. Lanes: agent, get_weather, run.');
    expect(svg).toContain('<title>40 ms\nprogress: 1</title>');
  });

  it('should have a title above it, the same in both forms unless one says otherwise', () => {
    const diagram = marbleDiagramOf(events, { kind: 'complete', at: 5080 }, { title: 'Weather' });
    expect(diagram.toText().split('\n').slice(0, 3)).toEqual(['Weather', '1 tool call, 80 ms, complete', '']);
    expect(diagram.toSvg()).toContain('<title>Weather</title>');
    expect(diagram.toText({ title: 'Oslo' })).toMatch(/^Oslo\n/);
    expect(diagram.toSvg({ title: 'Oslo' })).toContain('<title>Oslo</title>');
    expect(marbleDiagramOf(events).toSvg()).toContain('<title>Run of A</title>');
  });

  it('should fit the title into the width', () => {
    const [title] = marbleDiagramOf(events, undefined, { title: 'x'.repeat(90) })
      .toText({ width: 50 })
      .split('\n');
    expect(title).toHaveLength(50);
  });

  it('should draw nothing as that', () => {
    expect(marbleDiagramOf([]).toText()).toContain('0 ms');
    expect(marbleDiagramOf([]).toSvg()).toContain('</svg>');
  });
});
