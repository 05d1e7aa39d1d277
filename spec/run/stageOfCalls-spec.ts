import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { map, of, type Observable } from 'rxjs';
import type { RunEvent } from 'rxagents';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { stageOfCalls } from '../../src/run/stageOfCalls.js';
import { letterOf } from '../helpers/letterOf.js';
import { marbles } from '../helpers/marbles.js';
import { functionCall, message, webSearch } from '../helpers/rawItems.js';
import { itemFrom, outputItem } from '../helpers/runItems.js';

const events: Record<string, RunEvent> = {
  m: runItemEvent(itemFrom(message('Hi'))),
  c: runItemEvent(itemFrom(functionCall('a'))),
  d: runItemEvent(itemFrom(functionCall('b'))),
  s: runItemEvent(itemFrom(webSearch())),
  h: runItemEvent(itemFrom(functionCall('h', 'transfer_to_b'))),
  x: { type: 'response_retracted_event', attempt: 1, itemIds: ['fc_a'], reason: 'cut' },
  o: runItemEvent(outputItem('a', 'ok')),
};

function answering(kind: 'tool_call_item' | 'handoff_call_item', answer$: Observable<RunEvent> = of(events['o']!)) {
  const asked: string[][] = [];
  const stage = stageOfCalls(kind, (calls: readonly ResponseFunctionToolCall[]) => {
    asked.push(calls.map(({ call_id }) => call_id));
    return answer$;
  });
  return { stage, asked };
}

const lettersOf = map((event: RunEvent | { type: 'turn_prepared' | 'call_repeated' }) => letterOf(event as RunEvent));

describe('stageOfCalls', () => {
  it(
    'should forward everything, and answer the calls once the response has ended',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const response = cold('mcd-|', events);
      const subs = '         ^---!';
      const answer = cold('      -o-|', events);
      const answerSubs = '   ----^--!';
      const expected = '     mcc--o-|';
      expectObservable(response.pipe(answering('tool_call_item', answer).stage, lettersOf)).toBe(expected);
      expectSubscriptions(response.subscriptions).toBe(subs);
      expectSubscriptions(answer.subscriptions).toBe(answerSubs);
    }),
  );

  it(
    'should answer nothing where the response errors, and leave it with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const answer = cold('-o|', events);
      expectObservable(cold('c-#', events).pipe(answering('tool_call_item', answer).stage, lettersOf)).toBe('c-#');
      const response = cold('c---|', events);
      expectObservable(response.pipe(answering('tool_call_item', answer).stage, lettersOf), '^-!').toBe('c--');
      expectSubscriptions(response.subscriptions).toBe('^-!');
      expectSubscriptions(answer.subscriptions).toBe([]);
    }),
  );

  it.each<['tool_call_item' | 'handoff_call_item', string, string[][]]>([
    ['tool_call_item', 'mcsdh', [['a', 'b']]],
    ['handoff_call_item', 'mcsdh', [['h']]],
    ['tool_call_item', 'msh', []],
    ['handoff_call_item', 'mc', []],
    ['tool_call_item', 'cxd', [['b']]],
    ['tool_call_item', 'cx', []],
  ])('should answer the calls that are a %s of %s', (kind, letters, calls) => {
    const { stage, asked } = answering(kind);
    of(...Array.from(letters, (letter) => events[letter]!))
      .pipe(stage)
      .subscribe();
    expect(asked).toEqual(calls);
  });

  it('should know nothing of what another subscriber received', () => {
    const { stage, asked } = answering('tool_call_item');
    const run$ = of(events['c']!).pipe(stage);
    run$.subscribe();
    run$.subscribe();
    expect(asked).toEqual([['a'], ['a']]);
  });
});
