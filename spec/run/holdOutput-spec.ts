import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import { concat, from, identity, type Observable } from 'rxjs';
import type { ModelEvent, OutputGuardrail } from 'rxagents';
import { holdOutput } from '../../src/run/holdOutput.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';
import { created, ended, itemAdded, itemDone, refusalDelta, textDelta, textPartDone } from '../helpers/rawEvents.js';
import { functionCall, message, reasoningItem, refusalMessage } from '../helpers/rawItems.js';
import { seenOf } from '../helpers/seenOf.js';
import { turnOf } from '../helpers/turnOf.js';
import { unitRecorder } from '../helpers/unitRecorder.js';

const PASS = { tripwireTriggered: false };
const TRIP = { tripwireTriggered: true };
const events = {
  c: created(),
  d: textDelta('Hel'),
  l: textDelta('lo'),
  e: ended(),
  x: { type: 'response.retracted', attempt: 1, reason: 'cut' },
} as const satisfies Record<string, ModelEvent>;

const hold = (execute: OutputGuardrail['execute'], chars?: number): OutputGuardrail => ({
  name: 'g',
  mode: 'hold',
  execute,
  ...(chars !== undefined && { window: { chars } }),
});
const held = (event$: Observable<ModelEvent>, ...outputGuardrails: readonly OutputGuardrail[]) =>
  event$.pipe(holdOutput(turnOf({ outputGuardrails })));

/** What is delivered, in letters, and after which texts were checked. */
function told(letters: string, ...windows: readonly (number | undefined)[]): string {
  let line = '';
  const guardrails = windows.map((chars) =>
    hold(({ agentOutput }) => {
      line += `[${String(agentOutput)}]`;
      return PASS;
    }, chars),
  );
  held(from(Array.from(letters, (letter) => events[letter as 'c'])), ...guardrails).subscribe((event) => {
    line += Object.entries(events).find(([, each]) => each === event)?.[0] ?? '?';
  });
  return line;
}

describe('holdOutput', () => {
  it('should leave the call as it is where no guardrail holds', () => {
    expect(holdOutput(turnOf())).toBe(identity);
    const after: OutputGuardrail = { name: 'g', execute: () => PASS };
    expect(holdOutput(turnOf({ outputGuardrails: [after, { ...after, mode: 'after' }] }))).toBe(identity);
  });

  it(
    'should hold everything from the first text on until the guardrail has passed it, and leave both with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const model = cold<ModelEvent>('c-d-c-e|', events);
      const asked = cold('--(p|)', { p: PASS });
      expectObservable(
        held(
          model,
          hold(() => asked),
        ),
      ).toBe('c-------(dce|)', events);
      expectObservable(
        held(
          model,
          hold(() => asked),
        ),
        '^------!',
      ).toBe('c-------', events);
      expectSubscriptions(model.subscriptions).toBe(['^------!', '^------!']);
      expectSubscriptions(asked.subscriptions).toBe(['------^-!', '------^!']);
    }),
  );

  it(
    'should deliver nothing of what trips, and leave the model',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const model = cold<ModelEvent>('cd-l--e|', events);
      const error = expect.objectContaining({ name: 'OutputGuardrailTripwireTriggered' });
      expectObservable(
        held(
          model,
          hold(() => TRIP, 4),
        ),
      ).toBe('c--#', events, error);
      expectSubscriptions(model.subscriptions).toBe('^--!');
    }),
  );

  it(
    'should drop what it holds where the call ends in any other way',
    marbles(({ cold, expectObservable }) => {
      expectObservable(
        held(
          cold<ModelEvent>('cd-#', events),
          hold(() => PASS),
        ),
      ).toBe('c--#', events);
      expectObservable(
        held(
          cold<ModelEvent>('cd-|', events),
          hold(() => PASS),
        ),
      ).toBe('c--|', events);
    }),
  );

  it.each<[string, string, readonly (number | undefined)[], string]>([
    ['the whole response', 'cdle', [undefined], 'c[Hello]dle'],
    ['each window, told all that was said so far', 'cdle', [3], 'c[Hel]d[Hello]le'],
    ['the smallest window of several', 'cdle', [undefined, 3], 'c[Hel][Hel]d[Hello][Hello]le'],
    ['a window that is not full by the end', 'cdle', [9], 'c[Hello]dle'],
    ['nothing where nothing new was said', 'cdcce', [3], 'c[Hel]dcce'],
    ['nothing where there is no text', 'ce', [undefined], 'ce'],
    ['what is said anew after a retraction', 'cdxcle', [undefined], 'cxc[lo]le'],
    ['a window anew after a retraction', 'cdxldle', [5], 'cx[loHel]ld[loHello]le'],
  ])('should check %s', (_what, letters, windows, expected) => {
    expect(told(letters, ...windows)).toBe(expected);
  });

  const bare = (item: object): ResponseOutputItem => item as ResponseOutputItem;
  const done = { item_id: 'msg_1', output_index: 0, content_index: 0, sequence_number: 0 };
  it.each<[string, ModelEvent]>([
    ['a delta', textDelta('No')],
    ["a refusal's delta", refusalDelta('No')],
    ['a text that is done', { type: 'response.output_text.done', ...done, text: 'No', logprobs: [] }],
    ['a refusal that is done', { type: 'response.refusal.done', ...done, refusal: 'No' }],
    ['a part that is done', textPartDone('No')],
    ['a part that begins', { ...textPartDone('No'), type: 'response.content_part.added' } as ModelEvent],
    ['an item that begins', itemAdded(message('No'))],
    ['an item that is done', itemDone(message('No'))],
    ['a refusal as an item', itemDone(refusalMessage('No'))],
    ['a response that begins', { ...created(), response: ended({ output: [message('No')] }).response } as ModelEvent],
    [
      'a response in progress',
      { ...ended({ output: [message('No')] }), type: 'response.in_progress' } as unknown as ModelEvent,
    ],
    ['a response that is complete', ended({ output: [message('No')] })],
    ['a response that is incomplete', ended({ output: [message('No')] }, 'response.incomplete')],
    ['a response that failed', ended({ output: [message('No')] }, 'response.failed')],
  ])('should let no text through unchecked: %s', (_what, event) => {
    const checked: unknown[] = [];
    const trips = hold(({ agentOutput }) => (checked.push(agentOutput), TRIP));
    expect(seenOf(held(from([event, ended()]), trips))).toHaveLength(1);
    expect(checked).toEqual(['No']);
  });

  it.each<[string, ModelEvent]>([
    ['reasoning', itemDone(reasoningItem())],
    ['a call', itemDone(functionCall('a'))],
    ['a message without content', itemDone(bare({ ...message(''), content: undefined }))],
    ['a part that is nothing', itemDone(bare({ ...message(''), content: [null] }))],
    ['a text that is none', itemDone(bare({ ...message(''), content: [{ type: 'output_text', text: 1 }] }))],
    ['a delta that is no text', textDelta(1 as never)],
    ['an item that is nothing', itemDone(null as never)],
    ['a response without output', ended({ output: undefined as never })],
    ['a response whose output is no list', ended({ output: 'none' as never })],
    ['an event without its response', { ...ended(), response: undefined } as never],
  ])('should pass on at once %s', (_what, event) => {
    const execute = jest.fn(() => PASS);
    expect(seenOf(held(from([event]), hold(execute)))).toEqual([event, 'complete']);
    expect(execute).not.toHaveBeenCalled();
  });

  it.each(['response.completed', 'response.incomplete', 'response.failed'] as const)(
    'should release what is held at %s',
    (type) => {
      const end = ended({}, type);
      expect(
        seenOf(
          held(
            from([events.d, end]),
            hold(() => PASS),
          ),
        ),
      ).toEqual([events.d, end, 'complete']);
    },
  );

  it('should not count twice what was delivered already', () => {
    const execute = jest.fn(() => PASS);
    const whole = textPartDone('Hello');
    seenOf(held(from([events.d, events.l, whole, itemDone(message('Hello')), events.e]), hold(execute, 5)));
    expect(execute).toHaveBeenCalledTimes(1);
  });

  it('should be a unit of work each time, which shows nobody what is held', () => {
    const { interceptor, units } = unitRecorder();
    const env = environment({ interceptors: [interceptor] });
    const turn = turnOf({ env, outputGuardrails: [hold(() => PASS, 3)] });
    seenOf(from([events.d, events.l, events.e]).pipe(holdOutput(turn)));
    expect(units).toEqual([
      { kind: 'guardrail', name: 'g', key: 'turn-1/guardrail/hold/1/g', input: null },
      { kind: 'guardrail', name: 'g', key: 'turn-1/guardrail/hold/2/g', input: null },
    ]);
    const attempt$ = from([events.d, events.e]).pipe(holdOutput(turn));
    units.length = 0;
    seenOf(concat(attempt$, attempt$));
    // Another attempt has another text, and so checks of its own.
    expect(units.map(({ key }) => key)).toEqual(['turn-1/guardrail/hold/1/g', 'turn-1/guardrail/hold/2/g']);
    expect(env.checks.outputGuardrailResults.shared[0]).not.toHaveProperty('agentOutput');
  });
});
