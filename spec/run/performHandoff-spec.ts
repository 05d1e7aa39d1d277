import { EMPTY, map, of, type Observable } from 'rxjs';
import { Agent, handoff, intercept, isRunItemEvent, type Handoff, type HandoffOptions, type RunEvent } from 'rxagents';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { performHandoff } from '../../src/run/performHandoff.js';
import { followUp, type TurnElement } from '../../src/run/followUp.js';
import { environment } from '../helpers/environment.js';
import { letterOf } from '../helpers/letterOf.js';
import { marbles } from '../helpers/marbles.js';
import { functionCall, message } from '../helpers/rawItems.js';
import { itemFrom, outputItem } from '../helpers/runItems.js';
import { turnOf } from '../helpers/turnOf.js';

const called = (callId: string, name: string, text = '{}'): RunEvent =>
  runItemEvent(itemFrom(functionCall(callId, name, text)));
const events: Record<string, RunEvent> = {
  m: runItemEvent(itemFrom(message('Hi'))),
  b: called('b', 'transfer_to_b'),
  c: called('c', 'transfer_to_c'),
  o: runItemEvent(outputItem('a', 'ok')),
};
const toB = (options: HandoffOptions<unknown, Record<string, never>> = {}): Handoff<never> =>
  handoff(new Agent({ name: 'B' }), options);
const lettersOf = map((element: TurnElement) => letterOf(element as RunEvent));

function seenOf(handed$: Observable<TurnElement>): unknown[] {
  const seen: unknown[] = [];
  handed$.subscribe({ next: (event) => seen.push(event), error: (error: unknown) => seen.push(error) });
  return seen;
}

describe('performHandoff', () => {
  it(
    "should forward everything, and hand over when the turn's tools have settled",
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const turn$ = cold('    mb-o-|', events);
      const subs = '          ^----!';
      const noticed = cold('       --x|');
      const noticedSubs = '   -----^--!';
      const expected = '      mh-o----(w|)';
      const turn = turnOf({ handoffs: [toB({ onHandoff: () => noticed })] });
      expectObservable(turn$.pipe(followUp(turn, performHandoff), lettersOf)).toBe(expected);
      expectSubscriptions(turn$.subscriptions).toBe(subs);
      expectSubscriptions(noticed.subscriptions).toBe(noticedSubs);
    }),
  );

  it(
    'should hand over to nobody where nobody is called, or the turn fails',
    marbles(({ cold, expectObservable }) => {
      const turn = turnOf({ handoffs: [toB()] });
      expectObservable(cold('mo|', events).pipe(followUp(turn, performHandoff), lettersOf)).toBe('mo|');
      expectObservable(cold('b-#', events).pipe(followUp(turn, performHandoff), lettersOf)).toBe('h-#');
    }),
  );

  it(
    'should be torn down with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const noticed = cold('---x');
      const turn = turnOf({ handoffs: [toB({ onHandoff: () => noticed })] });
      expectObservable(cold('b|', events).pipe(followUp(turn, performHandoff), lettersOf), '^--!').toBe('h---');
      expectSubscriptions(noticed.subscriptions).toBe('-^-!');
    }),
  );

  it('should say who hands over to whom', () => {
    const [, occurred] = seenOf(of(events['b']!).pipe(followUp(turnOf({ handoffs: [toB()] }), performHandoff)));
    expect(occurred).toEqual({
      type: 'run_item_stream_event',
      name: 'handoff_occurred',
      item: {
        type: 'handoff_output_item',
        agent: { name: 'A' },
        rawItem: { type: 'function_call_output', call_id: 'b', output: '{"assistant":"B"}' },
        sourceAgent: { name: 'A' },
        targetAgent: { name: 'B' },
      },
    });
  });

  it('should let the first call win, and answer the others before it', () => {
    const turn = turnOf({ handoffs: [toB(), handoff(new Agent({ name: 'C' }))] });
    const seen = seenOf(of(events['c']!, events['b']!).pipe(followUp(turn, performHandoff))) as RunEvent[];
    expect(seen.map(letterOf).join('')).toBe('hhow');
    expect(seen.flatMap((event) => (isRunItemEvent(event, 'tool_output') ? event.item.rawItem : []))).toMatchObject([
      { call_id: 'b', output: 'Multiple handoffs detected, ignoring this one.' },
    ]);
    expect(seen.at(-1)).toMatchObject({ item: { targetAgent: { name: 'C' } } });
  });

  describe('with an input', () => {
    const inputType = {
      type: 'object',
      properties: { why: { type: 'string' } },
      required: ['why'],
      additionalProperties: false,
    } as const;
    const handed = (text: string, onHandoff?: (...all: unknown[]) => unknown) => {
      const target = handoff(new Agent({ name: 'B' }), { inputType, ...(onHandoff && { onHandoff }) });
      const turn = turnOf({ env: environment({ context: { user: 'Ada' } as never }), handoffs: [target] });
      return seenOf(of(called('b', 'transfer_to_b', text)).pipe(followUp(turn, performHandoff)));
    };

    it('should hand the context and the input to onHandoff', () => {
      const onHandoff = jest.fn();
      handed('{"why":"billing"}', onHandoff);
      expect(onHandoff.mock.calls).toEqual([[{ user: 'Ada' }, { why: 'billing' }]]);
    });

    it('should fail the run where the input is not valid', () => {
      expect(handed('{')[1]).toMatchObject({
        name: 'ModelBehaviorError',
        message: expect.stringMatching(/"transfer_to_b" .* Describe it in toolDescriptionOverride\.$/),
        text: '{',
      });
    });

    it('should fail the run, naming the callback, where onHandoff throws', () => {
      const throws = (): never => {
        throw new Error('x');
      };
      expect(handed('{"why":"billing"}', throws)[1]).toMatchObject({
        name: 'CallbackError',
        unit: 'onHandoff of handoff "transfer_to_b"',
      });
    });
  });

  describe('through the interceptors', () => {
    const handedThrough = (operator: () => () => Observable<never>): unknown[] => {
      const env = environment({ interceptors: [intercept('handoff', operator)] });
      return seenOf(of(events['b']!).pipe(followUp(turnOf({ env, handoffs: [toB()] }), performHandoff)));
    };

    it('should be a unit of work with its own key', () => {
      const units: unknown[] = [];
      const env = environment({
        interceptors: [
          ({ stop: _stop, scheduler: _scheduler, run: _run, ...unit }, work$) => (units.push(unit), work$),
        ],
      });
      seenOf(of(events['b']!).pipe(followUp(turnOf({ env, handoffs: [toB()] }), performHandoff)));
      expect(units).toEqual([
        {
          kind: 'handoff',
          name: 'B',
          agent: { name: 'A' },
          turn: 1,
          key: 'turn-1/handoff/b',
          input: { callId: 'b', name: 'transfer_to_b', arguments: '{}' },
        },
      ]);
    });

    it('should answer the call: where an interceptor swallows the handoff, the run fails', () => {
      expect(handedThrough(() => () => EMPTY)[1]).toMatchObject({ name: expect.stringMatching(/Error$/) });
    });
  });

  it('should tell the hooks to whom', () => {
    const onHandoff = jest.fn();
    const keys: string[] = [];
    const env = environment({ interceptors: [({ key }, work$) => (keys.push(key), work$)] });
    const turn = turnOf({ env, handoffs: [toB()], hooks: { onHandoff } });
    seenOf(of(events['b']!).pipe(followUp(turn, performHandoff)));
    expect(keys).toEqual(['turn-1/handoff/b', 'turn-1/handoff/b/hooks/onHandoff/agent']);
    expect(onHandoff.mock.calls).toEqual([[{ agent: { name: 'A' }, context: undefined, target: { name: 'B' } }]]);
  });
});
