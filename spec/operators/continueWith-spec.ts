import { of } from 'rxjs';
import { Agent, continueWith, lastValueFrom, run } from 'rxagents';
import { scriptedModel, text } from 'rxagents/testing';
import { marbles } from '../helpers/marbles.js';
import { operatorContract } from '../helpers/operatorContract.js';
import { runEvents } from '../helpers/runEvents.js';

const { a, m, f } = runEvents;

describe('continueWith', () => {
  operatorContract({
    operator: () => continueWith(() => of(a, m, f)),
    events: runEvents,
    source: 'arstmf|',
    expected: 'arstm-(amf|)',
    values: runEvents,
  });

  it(
    'should start the next run when this one has ended, and tear it down with the chain',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const next = cold('a--m--', runEvents);
      const chain$ = cold('am(f|)', runEvents).pipe(continueWith(() => next));
      expectObservable(chain$, '^------!').toBe('ama--m-', runEvents);
      expectSubscriptions(next.subscriptions).toBe('--^----!');
    }),
  );

  it(
    'should end with what is no run, and error with what throws',
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('am|', runEvents).pipe(continueWith(() => of(f)))).toBe('am|', runEvents);
      const broken = continueWith(() => {
        throw 'x';
      });
      expectObservable(cold('(f|)', runEvents).pipe(broken)).toBe('#', undefined, 'x');
    }),
  );

  it('should give the next run the result of the one before', async () => {
    const model = scriptedModel([text('A poem.'), text('Nice.')]);
    const agent = new Agent({ name: 'A', model });
    const chain$ = run(agent, 'Write.').pipe(
      continueWith(({ history }) => run(agent, [...history, { role: 'user', content: 'Rate it.' }])),
    );
    expect((await lastValueFrom(chain$)).finalOutput).toBe('Nice.');
    expect(model.calls[1]?.input).toHaveLength(3);
  });
});
