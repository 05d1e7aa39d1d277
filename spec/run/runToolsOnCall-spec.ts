import { EMPTY, map, NEVER, of, take, type Observable } from 'rxjs';
import type { FunctionTool, ModelEvent, RunEvent } from 'rxagents';
import type { EarlyCalls } from '../../src/run/EarlyCalls.js';
import { runToolsOnCall } from '../../src/run/runToolsOnCall.js';
import { burst } from '../helpers/burst.js';
import { letterOf } from '../helpers/letterOf.js';
import { marbles } from '../helpers/marbles.js';
import { ended, itemDone } from '../helpers/rawEvents.js';
import { functionCall, message } from '../helpers/rawItems.js';
import { toolNamed } from '../helpers/toolNamed.js';
import { turnOf } from '../helpers/turnOf.js';

const [a, b] = [functionCall('a', 'look_up', '{"word":"a"}'), functionCall('b', 'look_up', '{"word":"b"}')];
const events: Record<string, ModelEvent> = {
  a: itemDone(a, 0),
  b: itemDone(b, 1),
  u: itemDone(functionCall('u', 'unknown'), 0),
  h: itemDone(functionCall('h', 'transfer_to_b'), 0),
  m: itemDone(message('Hi'), 0),
  e: ended(),
  f: ended({ output: [a, b] }),
  x: { type: 'response.retracted', attempt: 1, reason: 'cut' },
};

function early(): EarlyCalls {
  return { hasStarted: false, held: [] };
}

/** `z` for what is on offer, and the events in letters. */
function through(
  event$: Observable<ModelEvent>,
  tool: FunctionTool<never>,
  passed$: Observable<never> = EMPTY,
  calls = early(),
): Observable<string> {
  const turn = turnOf({ tools: [tool], early: calls });
  return event$.pipe(
    runToolsOnCall(turn, calls, passed$),
    map((element) => (element.type === 'turn_prepared' ? 'z' : letterOf(element as RunEvent))),
  );
}

describe('runToolsOnCall', () => {
  it(
    'should start each tool when its call is complete, and leave all with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const model = cold('    10ms a   19ms b        19ms e 9ms |', events);
      const modelSubs = ['    ^ 59ms !', '^ 34ms !'];
      const work = cold('     10ms (v|)');
      const workSubs = ['     10ms ^ 9ms !', '10ms ^ 9ms !', '30ms ^ 9ms !', '30ms ^ 4ms !'];
      const expected = '      z 9ms (rc) 6ms o 9ms (rc) 6ms o 9ms r 9ms |';
      const calls = early();
      const letter$ = through(
        model,
        toolNamed({}, () => work),
        EMPTY,
        calls,
      );
      expectObservable(letter$).toBe(expected);
      expectObservable(
        through(
          model,
          toolNamed({}, () => work),
        ),
        '^ 34ms !',
      ).toBe('z 9ms (rc) 6ms o 9ms (rc)');
      expectSubscriptions(model.subscriptions).toBe(modelSubs.map((line) => line.trim()));
      expectSubscriptions(work.subscriptions).toBe(workSubs.map((line) => line.trim()));
    }),
  );

  it(
    'should complete when the response has ended and the last tool has settled',
    marbles(({ cold, expectObservable }) => {
      const model = cold('-a 8ms (e|)', events);
      expectObservable(
        through(
          model,
          toolNamed({}, () => cold('19ms (v|)')),
        ),
      ).toBe('z(rc) 5ms r 9ms (o|)');
    }),
  );

  it(
    'should start a call that only the terminal event holds when the response is over',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const work = cold('(v|)');
      expectObservable(
        through(
          cold('-f 9ms |', events),
          toolNamed({}, () => work),
        ),
      ).toBe('z(rcc) 5ms (oo|)');
      expectSubscriptions(work.subscriptions).toBe(['11ms (^!)', '11ms (^!)']);
    }),
  );

  it(
    'should start none before the guardrails of the input have passed',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const work = cold('10ms (v|)');
      const passed = cold<never>('20ms |');
      const calls = early();
      const letter$ = through(
        cold('-a 48ms (e|)', events),
        toolNamed({}, () => work),
        passed,
        calls,
      );
      expectObservable(letter$).toBe('z(rc) 25ms o 19ms (r|)');
      expectSubscriptions(work.subscriptions).toBe('20ms ^ 9ms !');
    }),
  );

  it(
    'should start those of a whole response when they pass later',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const work = cold('(v|)');
      const letter$ = through(
        cold('-f 9ms |', events),
        toolNamed({}, () => work),
        cold<never>('20ms |'),
      );
      expectObservable(letter$).toBe('z(rcc) 14ms (oo|)');
      expectSubscriptions(work.subscriptions).toBe(['20ms (^!)', '20ms (^!)']);
    }),
  );

  it(
    'should forget the calls that a retraction takes back before they are started',
    marbles(({ cold, expectObservable, flush }) => {
      const words: unknown[] = [];
      const tool = toolNamed({}, ({ word }) => (words.push(word), 'ok'));
      const letter$ = through(cold('-a 8ms x 9ms b 9ms (e|)', events), tool, cold<never>('40ms |'));
      expectObservable(letter$).toBe('z(rc) 5ms x 9ms (rc) 6ms r 9ms (o|)');
      flush();
      expect(words).toEqual(['b']);
    }),
  );

  it('should say that a tool has started from there on, and hold the calls that wait until then', () => {
    const calls = early();
    marbles(({ cold, flush }) => {
      through(
        cold('-a|', events),
        toolNamed({}, () => NEVER),
        cold<never>('5ms |'),
        calls,
      ).subscribe();
      cold('--x').subscribe(() => expect(calls).toEqual({ hasStarted: false, held: [a] }));
      flush();
    })();
    expect(calls).toEqual({ hasStarted: true, held: [] });
  });

  it(
    'should say the output of a tool that settles at once after the item of its call',
    marbles(({ cold, expectObservable }) => {
      expectObservable(through(cold('(ae|)', events), toolNamed())).toBe('(zrcor|)');
    }),
  );

  it('should say at once what a tool reports that is synchronous, so that a subscriber who leaves cuts it', () => {
    const numbers = burst();
    const letter$ = through(
      of(events['a']!, ended()),
      toolNamed({}, () => numbers),
    );
    const seen: string[] = [];
    letter$.pipe(take(5)).subscribe((letter) => seen.push(letter));
    expect(seen.join('')).toBe('zrcpp');
    expect(numbers.produced).toBe(3);
  });

  it(
    'should start no tool for a message or a handoff',
    marbles(({ cold, expectObservable }) => {
      const execute = jest.fn();
      const turn = turnOf({ tools: [toolNamed({}, execute)], early: early() });
      const handoffs = new Map([['transfer_to_b', {} as never]]);
      const letter$ = cold('(mhe|)', { ...events, h: itemDone(functionCall('h', 'transfer_to_b'), 1) }).pipe(
        runToolsOnCall({ ...turn, handoffs }, early(), EMPTY),
        map((element) => (element.type === 'turn_prepared' ? 'z' : letterOf(element as RunEvent))),
      );
      expectObservable(letter$).toBe('(zrmrhr|)');
      expect(execute).not.toHaveBeenCalled();
    }),
  );

  it(
    'should fail with a call of a tool that does not exist, and leave the model and the tools',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const work = cold('20ms (v|)');
      const model = cold('-a 8ms u 9ms (e|)', { ...events, u: itemDone(functionCall('u', 'unknown'), 1) });
      const failed = expect.objectContaining({ name: 'ModelBehaviorError' });
      expectObservable(
        through(
          model,
          toolNamed({}, () => work),
        ),
      ).toBe('z(rc) 5ms (rc#)', undefined, failed);
      expectSubscriptions(model.subscriptions).toBe('^ 9ms !');
      expectSubscriptions(work.subscriptions).toBe('-^ 8ms !');
    }),
  );

  it(
    'should fail with a tool that fails the run, and with the model',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const model = cold('-a 18ms (e|)', events);
      const failing = toolNamed({ errorFunction: null }, () => cold('9ms #'));
      const failed = expect.objectContaining({ name: 'ToolCallError' });
      expectObservable(through(model, failing)).toBe('z(rc) 5ms #', undefined, failed);
      expectSubscriptions(model.subscriptions).toBe('^ 9ms !');
      const slow = cold('50ms (v|)');
      expectObservable(
        through(
          cold('-a 8ms #', events),
          toolNamed({}, () => slow),
        ),
      ).toBe('z(rc) 5ms #');
      expectSubscriptions(slow.subscriptions).toBe('-^ 8ms !');
    }),
  );
});
