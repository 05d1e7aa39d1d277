import { responseEvents, text } from 'rxagents/testing';
import { drawCassette } from '../../src/cli/drawCassette.js';
import { fakeTerminal } from '../helpers/fakeTerminal.js';

/** The lines of a call that writes an event each 10 ms. */
const linesOf = (call: number): readonly object[] => [
  { call, request: { model: 'scripted' } },
  ...responseEvents(text('Hello there', { deltas: 4 }), call).map((event, at) => ({ call, at: at * 10, event })),
  { call, at: 100, end: 'unsubscribed' },
];

const cassette = (...lines: readonly object[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join('');

describe('drawCassette', () => {
  it('should draw calls that come one after the other on one lane', () => {
    const { terminal, output } = fakeTerminal(
      { 'tapes/a.jsonl': cassette(...linesOf(0), ...linesOf(1)) },
      { width: 64 },
    );
    drawCassette('tapes/a.jsonl', undefined, terminal);
    expect(output.printed).toBe(`\
2 responses, 200 ms

ms     0       30      60       90          130      160     200
       +-------+-------+--------+-(=)-------+--------+-------+-+
model  ^=11=======================| ^=11=======================|
text           ==4======        m           ==4=======       m

^ response begins   | ends   m message   =n= n events
`);
  });

  it('should draw calls that overlap on lanes of their own', () => {
    const { terminal, output } = fakeTerminal(
      { 'a.jsonl': cassette(...linesOf(0).slice(0, 6), ...linesOf(1), ...linesOf(0).slice(6)) },
      { width: 60 },
    );
    drawCassette('a.jsonl', undefined, terminal);
    expect(output.printed).toBe(`\
2 responses, 140 ms

ms       0          30 40     60  70     90 100          140
         +----------+--+------+---+------+--()----------+--+
call 1   -------------------------------------
  model  ^=11================================|
  text              ==4========          m
call 2                 -------------------------------------
  model                ^=11================================|
  text                            ==4========           m

^ response begins   | ends   m message   =n= n events
`);
  });

  it('should colour for a terminal that shows it', () => {
    const { terminal, output } = fakeTerminal({ 'a.jsonl': cassette(...linesOf(0)) }, { color: true });
    drawCassette('a.jsonl', undefined, terminal);
    expect(output.printed).toContain('\x1b[34m');
  });

  it('should write SVG into a file of that name, with the name of the cassette, and text into any other', () => {
    const { terminal, output } = fakeTerminal({ 'my/tapes/a.jsonl': cassette(...linesOf(0)) }, { color: true });
    drawCassette('my/tapes/a.jsonl', 'out.svg', terminal);
    drawCassette('my/tapes/a.jsonl', 'out.txt', terminal);
    expect(output.printed).toBe('');
    expect(output.written['out.svg']).toMatch(/^<svg .*<title>a\.jsonl<\/title>/);
    expect(output.written['out.txt']).toMatch(/^1 response, 100 ms\n/);
    expect(output.written['out.txt']).not.toContain('\x1b');
  });
});
