import { EMPTY, of, type Observable } from 'rxjs';
import type { RunEvent } from 'rxagents';
import type { TurnFact } from '../../src/work/TurnFact.js';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { concludeTurn } from '../../src/run/concludeTurn.js';
import { followUp } from '../../src/run/followUp.js';
import { marbles } from '../helpers/marbles.js';
import { functionCall, message } from '../helpers/rawItems.js';
import { itemFrom, outputItem } from '../helpers/runItems.js';
import { turnOf } from '../helpers/turnOf.js';

const events: Record<string, RunEvent | TurnFact> = {
  m: runItemEvent(itemFrom(message('Hi'))),
  c: runItemEvent(itemFrom(functionCall('a'))),
  o: runItemEvent(outputItem('a', 'ok')),
  r: { type: 'call_repeated', callId: 'a' },
  x: { type: 'response_retracted_event', attempt: 1, itemIds: [], reason: 'cut' },
};
const final = (finalOutput: unknown) => ({ type: 'final_output', finalOutput });
const runAgain = { type: 'run_again' };

function outcomeOf(event$: Observable<RunEvent | TurnFact>): unknown {
  let last: unknown;
  event$.pipe(followUp(turnOf(), concludeTurn)).subscribe((event) => (last = event));
  return last;
}

const outcomeAfter = (letters: string): unknown => outcomeOf(of(...Array.from(letters, (letter) => events[letter]!)));

describe('concludeTurn', () => {
  it(
    'should forward everything, and add the outcome when the turn has completed',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const turn$ = cold(' cm-o-|', events);
      const subs = '       ^----!';
      const expected = '   cm-o-(f|)';
      expectObservable(turn$.pipe(followUp(turnOf(), concludeTurn))).toBe(expected, { ...events, f: runAgain });
      expectSubscriptions(turn$.subscriptions).toBe(subs);
    }),
  );

  it(
    'should come to nothing where the turn fails or is left',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      expectObservable(cold('m-#', events).pipe(followUp(turnOf(), concludeTurn))).toBe('m-#', events);
      const turn$ = cold('m--|', events);
      expectObservable(turn$.pipe(followUp(turnOf(), concludeTurn)), '^-!').toBe('m--', events);
      expectSubscriptions(turn$.subscriptions).toBe('^-!');
    }),
  );

  it.each([
    ['m', final('Hi')],
    ['', final('')],
    ['co', runAgain],
    ['r', runAgain],
    ['rm', final('Hi')],
    // What was withdrawn does not count.
    ['cxm', final('Hi')],
    ['mx', final('')],
    ['rx', final('')],
  ])('should decide by what was announced: %s', (letters, outcome) => {
    expect(outcomeAfter(letters)).toEqual(outcome);
  });

  it('should know nothing of what another subscriber received', () => {
    const concluded$ = of(events['c']!, events['o']!).pipe(
      followUp(turnOf({ toolUseBehavior: 'stop_on_first_tool' }), concludeTurn),
    );
    const outcomes: unknown[] = [];
    concluded$.subscribe((event) => event.type === 'final_output' && outcomes.push(event));
    concluded$.subscribe((event) => event.type === 'final_output' && outcomes.push(event));
    expect(outcomes).toEqual([final('ok'), final('ok')]);
    expect(outcomeOf(EMPTY)).toEqual(final(''));
  });
});
