import { callLanesOf } from '../../../src/testing/diagram/callLanesOf.js';
import { CallTrack } from '../../../src/testing/diagram/CallTrack.js';
import { RunTrack } from '../../../src/testing/diagram/RunTrack.js';
import { functionCall } from '../../helpers/rawItems.js';
import { runEvents } from '../../helpers/runEvents.js';

function call(name: string, from: number, to: number): CallTrack {
  const track = new CallTrack(name, from, functionCall(`${name}_${from}`, name));
  track.output('x', to);
  return track;
}

const lanesOf = (...calls: readonly CallTrack[]) =>
  callLanesOf(calls, 0, 20).map(({ label, depth, marks }) => [label, depth, marks.map(({ at }) => at).join()]);

describe('callLanesOf', () => {
  it('should give each tool a lane, in the order of their first calls', () => {
    expect(lanesOf(call('b', 0, 3), call('a', 1, 4))).toEqual([
      ['b', 0, '0,3'],
      ['a', 0, '1,4'],
    ]);
  });

  it('should let calls of a tool share a lane as long as they do not overlap', () => {
    expect(lanesOf(call('a', 0, 5), call('a', 1, 3), call('a', 4, 6), call('a', 7, 8))).toEqual([
      ['a', 0, '0,5,7,8'],
      ['a 2', 0, '1,3,4,6'],
    ]);
  });

  it('should put the run that a call started below it', () => {
    const outer = call('ask', 0, 9);
    outer.nestedEvent(runEvents.b, 2, () => new RunTrack(1));
    outer.nestedEvent(runEvents.s, 3, () => new RunTrack(1));
    expect(lanesOf(outer, call('a', 1, 4))).toEqual([
      ['ask', 0, '0,9'],
      ['agent', 1, ''],
      ['model', 1, '3'],
      ['text', 1, '3'],
      ['a', 0, '1,4'],
    ]);
  });
});
