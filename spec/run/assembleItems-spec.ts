import { progressInTurn } from '../helpers/progressAfter.js';
import { environment } from '../helpers/environment.js';
import { map, of, Subject, type Observable } from 'rxjs';
import type { ModelEvent, RunEvent } from 'rxagents';
import { byLetter, reasoning, responseEvents, text, toolCall } from 'rxagents/testing';
import type { TurnFact } from '../../src/work/TurnFact.js';
import { assembleItems } from '../../src/run/assembleItems.js';
import { letterOf } from '../helpers/letterOf.js';
import { marbles } from '../helpers/marbles.js';
import { ended, itemDone, textPartDone } from '../helpers/rawEvents.js';
import { functionCall, message } from '../helpers/rawItems.js';
import { turnOf } from '../helpers/turnOf.js';

/** As `letterOf`, and `0` for the fact that the turn is prepared. */
const factOrLetterOf = (event: RunEvent | TurnFact): string =>
  event.type === 'turn_prepared' ? '0' : event.type === 'call_repeated' ? '2' : letterOf(event as RunEvent);

const assembled = (event$: Observable<ModelEvent>): Observable<RunEvent | TurnFact> =>
  event$.pipe(assembleItems(turnOf()));

/** The letters of what a response comes to, and the name of the error that it ends in. */
function traceOf(...events: readonly ModelEvent[]): string {
  let trace = '';
  assembled(of(...events)).subscribe({
    next: (event) => (trace += factOrLetterOf(event)),
    error: (error: unknown) => (trace += ` ${(error as Error).name}`),
    complete: () => (trace += '|'),
  });
  return trace;
}

describe('assembleItems', () => {
  it(
    'should announce an item directly after the raw event that completed it',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      // created, added, arguments, arguments done, item done, completed
      const model = cold('  --a-b-c-d-e---f|', byLetter(responseEvents(toolCall('look_up', {}))));
      const subs = '        ^--------------!';
      const expected = '    0-r-r-r-r-(rc)r|';
      expectObservable(model.pipe(assembled, map(factOrLetterOf))).toBe(expected);
      expectSubscriptions(model.subscriptions).toBe(subs);
    }),
  );

  it(
    'should pass on an error, and leave the model with its subscriber, each with a turn of its own',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const events = byLetter(responseEvents(text('Hi')));
      const model = cold('  a---b-#', events);
      const subs = ['       ^--!', '--^-----!'];
      expectObservable(model.pipe(assembled, map(factOrLetterOf)), '^--!').toBe('   (0r)');
      expectObservable(model.pipe(assembled, map(factOrLetterOf)), '--^').toBe('    --(0r)r-#');
      expectSubscriptions(model.subscriptions).toBe([subs[0]!.trim(), subs[1]!.trim()]);
    }),
  );

  it('should tell which handoffs are on offer before anything else', () => {
    const seen: unknown[] = [];
    assembled(of(ended())).subscribe((event) => seen.push(event));
    expect(seen[0]).toEqual({ type: 'turn_prepared', turn: 1, handoffNames: [] });
  });

  it('should leave raw events untouched', () => {
    const event = ended();
    const seen: unknown[] = [];
    assembled(of(event)).subscribe((each) => each.type === 'raw_response_event' && seen.push(each.data));
    expect(seen[0]).toBe(event);
  });

  it.each<[string, ModelEvent[], string]>([
    ['a response of several items', responseEvents([reasoning(), text('Hi')]), '0rrrtrrrrrrmr|'],
    [
      'items that only the terminal event holds, in output order',
      [ended({ output: [message('Hi'), functionCall('a')] })],
      '0rmc|',
    ],
    [
      'an item that the terminal event repeats, once',
      [itemDone(message('Hi')), ended({ output: [message('Hi', 'other')] })],
      '0rmr|',
    ],
    ['a message of which only the parts came', [textPartDone('Hi'), ended()], '0rrm|'],
    ['a repeated call', [itemDone(functionCall('a')), itemDone(functionCall('a'), 1), ended()], '0rcr2r|'],
    [
      'a response that failed, with what it holds',
      [ended({ output: [message('Hi')] }, 'response.failed')],
      '0rm ModelError',
    ],
    [
      'an incomplete response, with what it holds',
      [ended({ output: [message('Hi')] }, 'response.incomplete')],
      '0rm ModelIncompleteError',
    ],
    ['a call without an id', [itemDone(functionCall(''))], '0r ModelBehaviorError'],
    [
      'a call id with two payloads',
      [itemDone(functionCall('a')), itemDone(functionCall('a', 'b'), 1)],
      '0rcr ModelBehaviorError',
    ],
    ['an item without a type', [itemDone({} as never)], '0r ModelError'],
    ['a missing item', [itemDone(undefined as never)], '0r ModelError'],
    ['a terminal event without a response', [{ ...ended(), response: undefined as never }], '0r ModelError'],
    ['a terminal event whose output is no list', [ended({ output: {} as never })], '0r ModelError'],
    ['no event at all', [undefined as never], '0 ModelError'],
    [
      'a withdrawal whose cost is null',
      [{ type: 'response.retracted', attempt: 1, reason: 'cut', usage: null as never }, ended()],
      '0xr|',
    ],
  ])('should make of %s', (_what, events, trace) => {
    expect(traceOf(...events)).toBe(trace);
  });

  it('should withdraw what it announced, and begin anew', () => {
    const retraction: ModelEvent = { type: 'response.retracted', attempt: 1, reason: 'cut' };
    const seen: unknown[] = [];
    assembled(of(itemDone(functionCall('a')), retraction, itemDone(functionCall('a')), ended())).subscribe((event) =>
      seen.push(event),
    );
    expect(seen.filter((event) => (event as RunEvent).type === 'response_retracted_event')).toEqual([
      { type: 'response_retracted_event', attempt: 1, itemIds: ['fc_a'], reason: 'cut' },
    ]);
    expect(seen.map((event) => factOrLetterOf(event as RunEvent)).join('')).toBe('0rcxrcr');
  });

  it("should announce an item before what its raw event's delivery causes", () => {
    const model = new Subject<ModelEvent>();
    let trace = '';
    assembled(model).subscribe((event) => {
      trace += factOrLetterOf(event);
      if (trace === '0r') model.next(itemDone(message('Yo'), 1));
    });
    model.next(itemDone(message('Hi')));
    expect(trace).toBe('0rmrm');
  });

  it('should announce nothing once its subscriber has left in the delivery of the raw event', () => {
    const model = new Subject<ModelEvent>();
    let trace = '';
    const subscription = assembled(model).subscribe((event) => {
      trace += factOrLetterOf(event);
      if (trace === '0r') subscription.unsubscribe();
    });
    model.next(itemDone(message('Hi')));
    expect(trace).toBe('0r');
    expect(model.observed).toBe(false);
  });

  it.each([
    [
      { inputTokens: 3, outputTokens: 4 },
      { inputTokens: 3, outputTokens: 4, totalTokens: 7 },
    ],
    [{ inputTokens: 3 }, undefined],
    [{ outputTokens: 4 }, undefined],
    [undefined, undefined],
  ])('should count what a withdrawn attempt has cost where it says so exactly: %j', (usage, cost) => {
    const position = { latest: progressInTurn() };
    const turn = turnOf({ env: environment({ position }) });
    of<ModelEvent>({ type: 'response.retracted', attempt: 1, reason: 'cut', ...(usage && { usage }) })
      .pipe(assembleItems(turn))
      .subscribe();
    const counted = position.latest.current?.response.cost;
    if (cost) expect(counted).toMatchObject(cost);
    else expect(counted).toBeUndefined();
  });
});
