import type { RunEvent, RunItem } from 'rxagents';
import { RunTrack } from '../../../src/testing/diagram/RunTrack.js';
import { runItemEvent } from '../../../src/events/runItemEvent.js';
import { functionCall, webSearch } from '../../helpers/rawItems.js';
import { nested, runEvents } from '../../helpers/runEvents.js';
import { handoffOutputItem, itemFrom, outputItem } from '../../helpers/runItems.js';

const { a, b, c, f, m, o, p, s, x } = runEvents;
const agent = { name: 'A' };
const item = (type: string, rawItem: object): RunEvent => runItemEvent({ type, agent, rawItem } as unknown as RunItem);

function trackOf(...events: readonly RunEvent[]): RunTrack {
  const track = new RunTrack();
  events.forEach((event, at) => track.add(event, at));
  return track;
}

/** Lanes as text, one a line: marks and bars by their moments. */
const drawn = (track: RunTrack, end = 99) =>
  track.lanes(end).map(({ label, depth, marks, bars }) => {
    const strokes = [
      ...marks.map(({ kind, at }) => `${kind}@${at}`),
      ...bars.map(({ from, to, label: name }) => `${name}${from}-${to}`),
    ];
    return `${'  '.repeat(depth)}${label}: ${strokes.join(' ')}`;
  });

describe('RunTrack', () => {
  it('should sort the events of a run into lanes, the run itself last', () => {
    expect(drawn(trackOf(a, s, m, c, p, o, f))).toEqual([
      'agent: A0-6',
      'model: begun@1 1-6',
      'text: delta@1 message@2',
      'get_weather: called@3 progress@4 output@5 3-5',
      'run: complete@6 0-6',
    ]);
  });

  it('should show who hands over to whom', () => {
    const handoff = runItemEvent(itemFrom(functionCall('h', 'transfer_to_b')));
    expect(drawn(trackOf(a, handoff, runItemEvent(handoffOutputItem('h')), b, f))).toEqual([
      'agent: handoff@1 A0-3 B3-4',
      'run: complete@4 0-4',
    ]);
  });

  it('should show approvals only where there are any', () => {
    const raw = functionCall('c');
    const events = [
      item('tool_approval_item', raw),
      item('mcp_approval_request_item', { type: 'mcp_approval_request' }),
      item('mcp_approval_response_item', { type: 'mcp_approval_response' }),
    ];
    expect(drawn(trackOf(a, ...events))[1]).toBe('approvals: asked@1 asked@2 answered@3');
  });

  it('should show a message that steers on the lane of the run', () => {
    const track = trackOf(a, item('input_item', { role: 'user', content: 'Faster' }), f);
    expect(drawn(track).at(-1)).toBe('run: input@1 complete@2 0-2');
  });

  it('should name a call of the provider by what it is', () => {
    expect(drawn(trackOf(a, runItemEvent(itemFrom(webSearch()))))[1]).toBe('web_search: called@1');
  });

  it('should indent nested runs below their calls, to any depth, with one lane for who and how it ended', () => {
    const inner = (event: RunEvent) => nested(nested(event, 'call_2'), 'call_1');
    const innerCall = runItemEvent(itemFrom(functionCall('call_2', 'deeper')));
    const track = trackOf(
      a,
      c,
      nested(b),
      nested(innerCall),
      inner(a),
      inner(s),
      inner(f),
      nested(runItemEvent(outputItem('call_2', 'y'))),
      nested(f),
      o,
      f,
    );
    expect(drawn(track)).toEqual([
      'agent: A0-10',
      'get_weather: called@1 output@9 1-9',
      '  agent: complete@8 B2-8',
      '  deeper: called@3 output@7 3-7',
      '    agent: complete@6 A4-6',
      '    model: begun@5 5-6',
      '    text: delta@5',
      'run: complete@10 0-10',
    ]);
  });

  it('should withdraw the calls of a response that is retracted', () => {
    const track = trackOf(a, s, c, { ...x, itemIds: ['fc_call_1'] });
    const [, model, , tool] = track.lanes(9);
    expect(model?.marks.at(-1)).toMatchObject({ kind: 'retracted', at: 3 });
    expect(tool?.marks).toEqual([expect.objectContaining({ kind: 'called', isRetracted: true })]);
    expect(tool?.bars).toEqual([expect.objectContaining({ from: 2, to: 3, isRetracted: true })]);
  });

  it('should draw outputs of calls that were made before, as a run does that goes on', () => {
    expect(drawn(trackOf(a, runItemEvent(outputItem('old', 'x')), f))[1]).toBe('tool: output@1');
  });

  it.each(['stopped', 'interrupted'])('should end with the status of a run that is %s', (status) => {
    const finished = { type: 'run_finished_event', result: { status } } as unknown as RunEvent;
    expect(drawn(trackOf(a, finished)).at(-1)).toBe(`run: ${status}@1 0-1`);
  });

  it('should know whether it is finished', () => {
    expect([trackOf(a), trackOf(a, f)].map(({ isFinished }) => isFinished)).toEqual([false, true]);
  });

  it('should draw model calls without a run as that', () => {
    expect(drawn(trackOf(s))).toEqual(['model: begun@0 0-99', 'text: delta@0']);
  });
});
