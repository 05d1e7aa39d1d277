import { Agent, run, RunState } from 'rxagents';
import { scriptedModel, text, type RunSegment } from 'rxagents/testing';
import { CrashTrip } from '../../src/testing/CrashTrip.js';
import { tripDifferenceOf } from '../../src/testing/tripDifferenceOf.js';

const tripOf = (words: string, name = 'A', outside = 1) => {
  const makeRun = ({ saved, options }: RunSegment<number>) => {
    const agent = new Agent({ name, model: scriptedModel([text(words)], { countBy: 'history' }) });
    return run(agent, saved ? RunState.fromJSON(agent, saved) : 'Hi', options);
  };
  const trip = new CrashTrip(makeRun, { outside: () => outside });
  trip.take().subscribe();
  return trip;
};
const same = (outside: number) => outside;

describe('tripDifferenceOf', () => {
  it('should find none between runs that are the same', () => {
    expect(tripDifferenceOf(tripOf('Yes.'), tripOf('Yes.'), same)).toBeUndefined();
  });

  it('should name what differs first', () => {
    const yes = tripOf('Yes.');
    expect(tripDifferenceOf(tripOf('No.'), yes, same)).toContain('newItems.0.rawItem.content.0.text is "No."');
    expect(tripDifferenceOf(tripOf('Yes.', 'B'), yes, same)).toBe('newItems.0.agent.name is "B", not "A"');
    expect(tripDifferenceOf(tripOf('Yes.', 'A', 2), yes, same)).toBe('outsideValue is 2, not 1');
    expect(tripDifferenceOf(tripOf('Yes.', 'A', 2), yes, undefined)).toBeUndefined();
  });

  it('should name how it ended, and what it did again, before all else', () => {
    const trip = tripOf('No.');
    trip.end = { status: 'failed', failure: 'Error: no' };
    expect(tripDifferenceOf(trip, tripOf('Yes.'), same)).toBe('it is failed with Error: no, not completed');
    trip.repeated = 'tool_call "look"';
    expect(tripDifferenceOf(trip, tripOf('Yes.'), same)).toContain('did tool_call "look" again');
  });

  it('should name the part in which it differs', () => {
    const differing = (more: object): string | undefined => {
      const [trip, whole] = [tripOf('Yes.'), tripOf('Yes.')];
      trip.end = { status: 'completed', ...trip.end, result: { ...trip.end?.result, ...more } as never };
      return tripDifferenceOf(trip, whole, same);
    };
    expect(differing({ history: [] })).toMatch(/^history /);
    expect(differing({ lastAgent: { name: 'B' } })).toBe('lastAgent is "B", not "A"');
    expect(differing({ usage: {} })).toMatch(/^usage/);
  });

  it('should name what else it failed with, and which response differs', () => {
    const [trip, whole] = [tripOf('Yes.'), tripOf('Yes.')];
    [trip.end, whole.end] = [
      { status: 'failed', failure: 'Error: no' },
      { status: 'failed', failure: 'Error: yes' },
    ];
    expect(tripDifferenceOf(trip, whole, same)).toBe('its error is "Error: no", not "Error: yes"');
    trip.end = { status: 'failed' };
    whole.end = { status: 'completed' };
    expect(tripDifferenceOf(trip, whole, same)).toBe('it is failed, not completed');
    const [other, same1] = [tripOf('Yes.'), tripOf('Yes.')];
    Object.assign(other.log.responses[0] as object, { status: 'incomplete' });
    expect(tripDifferenceOf(other, same1, same)).toBe('rawResponses.0.status is "incomplete", not "completed"');
  });

  it('should find what there is too much', () => {
    const trip = tripOf('Yes.');
    trip.end = {
      ...trip.end,
      status: 'completed',
      result: { ...trip.end?.result, finalOutput: { a: 1, b: 2 } } as never,
    };
    const other = tripOf('Yes.');
    other.end = { ...trip.end, result: { ...trip.end.result, finalOutput: { a: 1 } } as never };
    expect(tripDifferenceOf(trip, other, same)).toBe(
      'finalOutput has more than it should, where in the other finalOutput.b is undefined, not 2',
    );
  });
});
