import { EMPTY, map, of, type Observable } from 'rxjs';
import type { RunEvent } from 'rxagents';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { followUp, type Announced, type TurnElement, type TurnStep } from '../../src/run/followUp.js';
import { letterOf } from '../helpers/letterOf.js';
import { marbles } from '../helpers/marbles.js';
import { functionCall, message } from '../helpers/rawItems.js';
import { itemFrom, outputItem } from '../helpers/runItems.js';
import { turnOf } from '../helpers/turnOf.js';

const events: Record<string, RunEvent | { readonly type: 'call_repeated'; readonly callId: string }> = {
  m: runItemEvent(itemFrom(message('Hi'))),
  c: runItemEvent(itemFrom(functionCall('a'))),
  d: { type: 'call_repeated', callId: 'a' },
  x: { type: 'response_retracted_event', attempt: 1, itemIds: ['fc_a'], reason: 'cut' },
  o: runItemEvent(outputItem('a', 'ok')),
};
const response = (letters: string) => of(...Array.from(letters, (letter) => events[letter]!));
const lettersOf = map((element: TurnElement) => letterOf(element as RunEvent));

/** A step that emits what it is given, and takes note of what it was told. */
function stepOf(answer$: Observable<TurnElement>): { step: TurnStep; told: [string[], boolean][] } {
  const told: [string[], boolean][] = [];
  const step: TurnStep = (_turn, { items, hasRepeatedCall }: Announced) => {
    told.push([items.map(({ type }) => type), hasRepeatedCall]);
    return answer$;
  };
  return { step, told };
}

describe('followUp', () => {
  it(
    'should forward the response, then take one step after another',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('  mc-|', events);
      const subs = '         ^--!';
      const first = cold('      -o-|', events);
      const firstSubs = '    ---^--!';
      const second = cold('        -m|', events);
      const secondSubs = '   ------^-!';
      const expected = '     mc--o--m|';
      const { step } = stepOf(first);
      expectObservable(source.pipe(followUp(turnOf(), step, stepOf(second).step), lettersOf)).toBe(expected);
      expectSubscriptions(source.subscriptions).toBe(subs);
      expectSubscriptions(first.subscriptions).toBe(firstSubs);
      expectSubscriptions(second.subscriptions).toBe(secondSubs);
    }),
  );

  it(
    'should take no step where the response errors, and leave it with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const answer = cold('-o|', events);
      const { step, told } = stepOf(answer);
      expectObservable(cold('c-#', events).pipe(followUp(turnOf(), step), lettersOf)).toBe('c-#');
      const source = cold('c---|', events);
      expectObservable(source.pipe(followUp(turnOf(), step), lettersOf), '^-!').toBe('c--');
      expectSubscriptions(source.subscriptions).toBe('^-!');
      expectSubscriptions(answer.subscriptions).toBe([]);
      expect(told).toEqual([]);
    }),
  );

  it(
    'should leave the step that it is at with its subscriber, and take no other after one that fails',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const answer = cold('-o-#', events);
      const { step, told } = stepOf(EMPTY);
      const run$ = cold('c|', events).pipe(followUp(turnOf(), stepOf(answer).step, step), lettersOf);
      expectObservable(run$).toBe('c-o-#');
      expectObservable(run$, '^--!').toBe('c-o');
      expectSubscriptions(answer.subscriptions).toBe(['-^--!', '-^-!']);
      expect(told).toEqual([]);
    }),
  );

  it.each<[string, [string[], boolean]]>([
    ['', [[], false]],
    ['mc', [['message_output_item', 'tool_call_item'], false]],
    ['md', [['message_output_item'], true]],
    // What was withdrawn does not count.
    ['mcdxm', [['message_output_item'], false]],
    ['cx', [[], false]],
  ])('should tell a step what the response announced: %s', (letters, announced) => {
    const { step, told } = stepOf(EMPTY);
    response(letters).pipe(followUp(turnOf(), step)).subscribe();
    expect(told).toEqual([announced]);
  });

  it('should tell a step what the steps before it announced', () => {
    const { step, told } = stepOf(EMPTY);
    response('c')
      .pipe(followUp(turnOf(), stepOf(of(events['o']!)).step, step))
      .subscribe();
    expect(told).toEqual([[['tool_call_item', 'tool_call_output_item'], false]]);
  });

  it('should hand each step its turn, and error with what it throws', () => {
    const turn = turnOf();
    const seen: unknown[] = [];
    const step: TurnStep = (given) => {
      seen.push(given);
      throw new Error('no');
    };
    response('m')
      .pipe(followUp(turn, step))
      .subscribe({ error: (error: unknown) => seen.push(error) });
    expect(seen).toEqual([turn, new Error('no')]);
  });

  it('should know nothing of what another subscriber received', () => {
    const { step, told } = stepOf(EMPTY);
    const run$ = response('c').pipe(followUp(turnOf(), step));
    run$.subscribe();
    run$.subscribe();
    expect(told).toEqual([
      [['tool_call_item'], false],
      [['tool_call_item'], false],
    ]);
  });
});
