import { CallTrack } from '../../../src/testing/diagram/CallTrack.js';
import { RunTrack } from '../../../src/testing/diagram/RunTrack.js';
import { functionCall, webSearch } from '../../helpers/rawItems.js';
import { runEvents } from '../../helpers/runEvents.js';

const announced = (from: number) => new CallTrack('look_up', from, functionCall('c', 'look_up', '{"word":"x"}'));

describe('CallTrack', () => {
  it('should be at work from the call to the output', () => {
    const call = announced(2);
    call.progress('half', 4);
    call.output({ found: 1 }, 7);
    expect(call.to(9)).toBe(7);
    expect(call.strokes(9)).toEqual({
      marks: [
        { at: 2, kind: 'called', title: 'look_up({"word":"x"})', isRetracted: false },
        { at: 4, kind: 'progress', title: 'progress: half' },
        { at: 7, kind: 'output', title: 'output: {"found":1}', caption: '{"found":1}' },
      ],
      bars: [{ shape: 'line', from: 2, to: 7, label: '', title: 'look_up({"word":"x"})', isRetracted: false }],
    });
  });

  it('should be at work to the end where no output came', () => {
    expect(announced(2).strokes(9).bars).toEqual([expect.objectContaining({ from: 2, to: 9 })]);
  });

  it('should draw much progress as one block on its line', () => {
    const call = announced(0);
    for (let at = 1; at <= 7; at++) call.progress(`${at} of 7`, at);
    const { marks, bars } = call.strokes(9);
    expect(marks.map(({ kind }) => kind)).toEqual(['called']);
    expect(bars[1]).toMatchObject({ shape: 'block', from: 1, to: 7, count: 7, label: '7 of 7' });
  });

  it('should end where its response is withdrawn', () => {
    const call = announced(2);
    call.retracted(5);
    expect(call.itemId).toBe('fc_c');
    expect(call.strokes(9)).toEqual({
      marks: [expect.objectContaining({ kind: 'called', isRetracted: true })],
      bars: [expect.objectContaining({ from: 2, to: 5, isRetracted: true })],
    });
  });

  it('should be over at once when the provider makes it', () => {
    const call = new CallTrack('web_search', 3, webSearch());
    expect(call.to(9)).toBe(3);
    expect(call.strokes(9)).toEqual({
      marks: [expect.objectContaining({ at: 3, kind: 'called', title: JSON.stringify(webSearch()) })],
      bars: [],
    });
  });

  it('should be drawn as far as it was heard of when nobody announced it', () => {
    const call = new CallTrack('Helper', 1);
    call.nestedEvent(runEvents.s, 2, () => new RunTrack(1));
    call.nestedEvent(runEvents.t, 6, () => new RunTrack(1));
    expect(call.strokes(9)).toEqual({
      marks: [],
      bars: [{ shape: 'line', from: 1, to: 6, label: '', title: 'Helper', isRetracted: false }],
    });
    expect(call.nestedLanes(9).map(({ label, depth }) => [label, depth])).toEqual([
      ['model', 1],
      ['text', 1],
    ]);
  });

  it('should leave its lane to a later call, unless either has a run of its own', () => {
    const nested = announced(5);
    nested.nestedEvent(runEvents.s, 6, () => new RunTrack(1));
    const [first, second] = [announced(0), announced(5)];
    expect(first.isBefore(second, 9)).toBe(false);
    first.output('x', 4);
    expect(first.isBefore(second, 9)).toBe(true);
    expect(first.isBefore(nested, 9)).toBe(false);
    expect(announced(0).nestedLanes(9)).toEqual([]);
  });
});
