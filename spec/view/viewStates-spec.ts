import { map } from 'rxjs';
import { runViewOf, viewStateOf } from '../../src/view/ViewState.js';
import { viewStates } from '../../src/view/viewStates.js';
import { itemDone } from '../helpers/rawEvents.js';
import { marbles } from '../helpers/marbles.js';
import { message } from '../helpers/rawItems.js';
import { raw, runEvents } from '../helpers/runEvents.js';

const events = { ...runEvents, d: raw(itemDone(message('Hello'))) };
const texts = () =>
  map((state: ReturnType<typeof viewStateOf>) => {
    const { status, messages } = runViewOf(state);
    return `${status} ${messages.map(({ text }) => text).join()}`;
  });
const values = { a: 'running ', s: 'running Hel', t: 'running Hello', f: 'completed Hello', e: 'failed Hel' };

describe('viewStates', () => {
  it(
    'should tell of each change that is to be seen, and of no other',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const run = cold('arstdmf|', events);
      const expected = 'a-st-tf|';
      expectObservable(run.pipe(viewStates(viewStateOf()), texts())).toBe(expected, values);
      expectSubscriptions(run.subscriptions).toBe('^------!');
    }),
  );

  it(
    'should make a view of an error, and complete',
    marbles(({ cold, expectObservable }) => {
      const run = cold('as#', events, new Error('x'));
      expectObservable(run.pipe(viewStates(viewStateOf()), texts())).toBe('as(e|)', values);
    }),
  );

  it(
    'should make a view of what is no event of a run',
    marbles(({ cold, expectObservable }) => {
      const broken = { type: 'nested_run_event' } as never;
      const run = cold('asb--', { ...events, b: broken });
      expectObservable(run.pipe(viewStates(viewStateOf()), texts())).toBe('as(e|)', values);
    }),
  );

  it(
    'should keep nothing between subscribers',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const run = cold('as--', events);
      const state$ = run.pipe(viewStates(viewStateOf()), texts());
      expectObservable(state$, '^--!').toBe('as-', values);
      expectObservable(state$, '--^--!').toBe('--as-', values);
      expectSubscriptions(run.subscriptions).toBe(['^--!', '--^--!']);
    }),
  );
});
