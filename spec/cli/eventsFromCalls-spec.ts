import type { ModelEvent } from 'rxagents';
import { eventsFromCalls } from '../../src/cli/eventsFromCalls.js';
import { created, ended } from '../helpers/rawEvents.js';

type Line = readonly [call: number, at: number, event?: ModelEvent];

const timed = (...lines: readonly Line[]) =>
  eventsFromCalls(lines.map(([call, at, event]) => ({ call, at, ...(event && { event }) }))).map(({ at, event }) => {
    if (event.type === 'nested_run_event') return `${at} ${event.callId} ${event.event.type}`;
    return `${at} ${event.type}`;
  });

describe('eventsFromCalls', () => {
  it('should put calls one behind the other that do not overlap: each has its own clock', () => {
    expect(timed([0, 0], [0, 5, created()], [0, 9, ended()], [0, 9], [1, 0], [1, 4, created()])).toEqual([
      '5 raw_response_event',
      '9 raw_response_event',
      '13 raw_response_event',
    ]);
  });

  it('should keep calls apart that overlap, and begin each when it was first heard of', () => {
    expect(timed([0, 0], [0, 10, created()], [1, 0], [1, 5, created()], [0, 12, ended()], [1, 9, ended()])).toEqual([
      '10 call 1 raw_response_event',
      '12 call 1 raw_response_event',
      '15 call 2 raw_response_event',
      '19 call 2 raw_response_event',
    ]);
  });
});
