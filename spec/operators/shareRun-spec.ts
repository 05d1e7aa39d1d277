import { map, toArray } from 'rxjs';
import { Agent, lastValueFrom, run, shareRun, type RunEvent } from 'rxagents';
import { scriptedModel, text } from 'rxagents/testing';
import { marbles } from '../helpers/marbles.js';
import { textDelta } from '../helpers/rawEvents.js';
import { raw, runEvents } from '../helpers/runEvents.js';

const values = { ...runEvents, j: raw(textDelta('Hello')) };

describe('shareRun', () => {
  it(
    'should start with the first, and let who comes late catch up, also after the end',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const run = cold('        a-s-t 9ms m-(f|)', values);
      const run$ = run.pipe(shareRun());
      expectObservable(run$, '  ^').toBe('a-s-t 9ms m-(f|)', values);
      expectObservable(run$, '  -----^').toBe('-----(aj) 5ms m-(f|)', values);
      expectObservable(run$, '  1s ^').toBe('1s (ajmf|)', values);
      expectSubscriptions(run.subscriptions).toBe('^ 15ms !');
    }),
  );

  it(
    'should cancel the run half a second after the last has left, and start anew for the next',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const run = cold('a-s', values);
      const run$ = run.pipe(shareRun());
      expectObservable(run$, '^-!').toBe('a-', values);
      expectObservable(run$, '401ms ^ 99ms !').toBe('401ms (as)', values);
      expectObservable(run$, '2s ^--!').toBe('2s a-s', values);
      expectSubscriptions(run.subscriptions).toBe(['^ 1000ms !', '2s ^ 502ms !']);
    }),
  );

  it.each([
    ['true cancels', true, '^--!'],
    ['false lets it go on', false, '^-------!'],
  ] as const)('resetOnRefCountZero: %s', (_what, resetOnRefCountZero, subs) => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const run = cold('a-s-t-m-(f|)', values);
      expectObservable(run.pipe(shareRun({ resetOnRefCountZero })), '^--!').toBe('a-s', values);
      expectSubscriptions(run.subscriptions).toBe(subs);
    })();
  });

  it(
    'should give only what comes where nothing is replayed',
    marbles(({ cold, expectObservable }) => {
      const run$ = cold('a-s-t-m-(f|)', values).pipe(shareRun({ replay: false }));
      expectObservable(run$).toBe('a-s-t-m-(f|)', values);
      expectObservable(run$, '---^').toBe('----t-m-(f|)', values);
    }),
  );

  it(
    'should pass on an error to all, also to who comes later',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const run = cold('a-#', values);
      const run$ = run.pipe(shareRun());
      expectObservable(run$).toBe('a-#', values);
      expectObservable(run$, '-----^').toBe('-----(a#)', values);
      expectSubscriptions(run.subscriptions).toBe('^-!');
    }),
  );

  it('should give an early, a middle and a late consumer the same result of one model call', async () => {
    const model = scriptedModel([text('Hello', { deltas: 3 })]);
    const run$ = run(new Agent({ name: 'A', model }), 'Hi').pipe(shareRun());
    const types = (events: RunEvent[]): string[] => [...new Set(events.map(({ type }) => type))];
    let middle: Promise<unknown> | undefined;
    const subscription = run$.subscribe(() => {
      middle ??= lastValueFrom(run$);
    });
    const late = await lastValueFrom(run$);
    expect(await middle).toBe(late);
    expect(late).toMatchObject({ finalOutput: 'Hello' });
    run$.pipe(toArray(), map(types)).subscribe((seen) => expect(seen).toHaveLength(4));
    expect(model.calls).toHaveLength(1);
    subscription.unsubscribe();
    expect.assertions(4);
  });
});
