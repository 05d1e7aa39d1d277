import { map, of, takeWhile, type Observable } from 'rxjs';
import type { RunEvent } from 'rxagents';
import type { TurnFact } from '../../src/work/TurnFact.js';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { runTools } from '../../src/run/runTools.js';
import { followUp, type TurnElement } from '../../src/run/followUp.js';
import { environment } from '../helpers/environment.js';
import { letterOf } from '../helpers/letterOf.js';
import { marbles } from '../helpers/marbles.js';
import { functionCall, message } from '../helpers/rawItems.js';
import { itemFrom } from '../helpers/runItems.js';
import { toolNamed } from '../helpers/toolNamed.js';
import { turnOf } from '../helpers/turnOf.js';

const called = (callId: string, name = 'look_up', word = callId): RunEvent =>
  runItemEvent(itemFrom(functionCall(callId, name, JSON.stringify({ word }))));
const events: Record<string, RunEvent | TurnFact> = {
  m: runItemEvent(itemFrom(message('Hi'))),
  a: called('a'),
  b: called('b'),
  u: called('u', 'unknown'),
};
const lettersOf = map((element: TurnElement) => letterOf(element as RunEvent));

describe('runTools', () => {
  it(
    'should forward the response, then run its tools together',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const response = cold('mab--|', events);
      const work = cold('         ---(v|)');
      const subs = ['        -----^--!', '-----^--!'];
      const expected = '     mcc-----(oo|)';
      const turn = turnOf({ tools: [toolNamed({}, () => work)] });
      expectObservable(response.pipe(followUp(turn, runTools), lettersOf)).toBe(expected);
      expectSubscriptions(work.subscriptions).toBe(subs.map((line) => line.trim()));
    }),
  );

  it(
    'should run no more tools at a time than the run allows',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const work = cold('---(v|)');
      const subs = ['--^--!', '-----^--!'];
      const turn = turnOf({ env: environment({ toolConcurrency: 1 }), tools: [toolNamed({}, () => work)] });
      expectObservable(cold('ab|', events).pipe(followUp(turn, runTools), lettersOf)).toBe('cc---o--(o|)');
      expectSubscriptions(work.subscriptions).toBe(subs);
    }),
  );

  it(
    'should take the other tools down with one that fails the run',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const slow = cold('-----(v|)');
      const failing = cold('--#');
      const execute = ({ word }: { word?: unknown }): Observable<string> => (word === 'a' ? slow : failing);
      const turn = turnOf({ tools: [toolNamed({ errorFunction: null }, execute)] });
      const expected = expect.objectContaining({ name: 'ToolCallError', callId: 'b' });
      expectObservable(cold('ab|', events).pipe(followUp(turn, runTools), lettersOf)).toBe(
        'cc--#',
        undefined,
        expected,
      );
      expectSubscriptions(slow.subscriptions).toBe('--^-!');
    }),
  );

  it('should start no tool of a response that calls one which does not exist', () => {
    const execute = jest.fn(() => 'ok');
    const seen: unknown[] = [];
    of(events['a']!, events['u']!)
      .pipe(followUp(turnOf({ tools: [toolNamed({}, execute)] }), runTools))
      .subscribe({ error: (error: unknown) => seen.push(error) });
    expect(seen).toEqual([expect.objectContaining({ name: 'ModelBehaviorError' })]);
    expect(execute).not.toHaveBeenCalled();
  });

  it('should start no further tool once its subscriber has left in the delivery of an output', () => {
    const execute = jest.fn(() => 'ok');
    const seen: string[] = [];
    of(events['a']!, events['b']!)
      .pipe(
        followUp(turnOf({ tools: [toolNamed({}, execute)] }), runTools),
        lettersOf,
        takeWhile((letter) => letter !== 'o', true),
      )
      .subscribe((letter) => seen.push(letter));
    expect(seen).toEqual(['c', 'c', 'o']);
    expect(execute).toHaveBeenCalledTimes(1);
  });
});
