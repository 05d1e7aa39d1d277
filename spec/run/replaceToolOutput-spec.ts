import { from, map } from 'rxjs';
import type { RunEvent } from 'rxagents';
import { replaceToolOutput } from '../../src/run/replaceToolOutput.js';
import { letterOf } from '../helpers/letterOf.js';
import { marbles } from '../helpers/marbles.js';
import { runEvents } from '../helpers/runEvents.js';
import { seenOf } from '../helpers/seenOf.js';

describe('replaceToolOutput', () => {
  it(
    'should pass on what is no output, and what is made of the output',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const made = cold<RunEvent>('--m|', runEvents);
      const work = cold<RunEvent>('-po|', runEvents);
      const replaced$ = work.pipe(
        replaceToolOutput(() => made),
        map(letterOf),
      );
      expectObservable(replaced$).toBe('-p--m|');
      expectObservable(replaced$, '^--!').toBe('-p--');
      expectSubscriptions(made.subscriptions).toBe(['--^--!', '--^!']);
      expectSubscriptions(work.subscriptions).toBe(['^--!', '^--!']);
    }),
  );

  it('should tell the event of a call output from all others', () => {
    const make = jest.fn(() => []);
    const events: RunEvent[] = Object.values(runEvents);
    const others = events.filter((event) => event !== runEvents.o);
    expect(seenOf(from(events).pipe(replaceToolOutput(make as never)))).toEqual([...others, 'complete']);
    expect(make.mock.calls).toEqual([[runEvents.o]]);
  });

  it('should not go by the name alone', () => {
    const event = { ...runEvents.o, type: 'tool_progress_event' } as never;
    const make = jest.fn(() => []);
    expect(seenOf(from([event]).pipe(replaceToolOutput(make as never)))).toEqual([event, 'complete']);
  });
});
