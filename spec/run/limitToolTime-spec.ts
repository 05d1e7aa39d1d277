import { asyncScheduler } from 'rxjs';
import type { Work } from 'rxagents';
import { limitToolTime } from '../../src/run/limitToolTime.js';
import { marbles } from '../helpers/marbles.js';
import { toolNamed } from '../helpers/toolNamed.js';

const values: Record<string, Work['tool_call']> = {
  p: { type: 'progress', data: 'half' },
  v: { type: 'value', value: 'ok' },
};
const limited = limitToolTime(toolNamed({ timeoutMs: 5 }), asyncScheduler);
const timeout = expect.objectContaining({ name: 'ToolTimeoutError', toolName: 'look_up', timeoutMs: 5 });

describe('limitToolTime', () => {
  it(
    'should error when there is no output in time, and stop the tool then',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const work = cold('-------(v|)', values);
      const subs = '     ^----!';
      const expected = ' -----#';
      expectObservable(work.pipe(limited)).toBe(expected, values, timeout);
      expectSubscriptions(work.subscriptions).toBe(subs);
    }),
  );

  it(
    'should not be put off by progress',
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('--p-p-p-(v|)', values).pipe(limited)).toBe('--p-p#', values, timeout);
    }),
  );

  it(
    'should pass on an output in time, and be over with it',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const work = cold('-p--v---|', values);
      const subs = '     ^---!';
      const expected = ' -p--(v|)';
      expectObservable(work.pipe(limited)).toBe(expected, values);
      expectSubscriptions(work.subscriptions).toBe(subs);
    }),
  );

  it(
    'should take an output in the very frame of the limit for too late',
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('-----(v|)', values).pipe(limited)).toBe('-----#', values, timeout);
    }),
  );

  it(
    'should pass on an error, and be torn down with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      expectObservable(cold('--#', values).pipe(limited)).toBe('--#');
      const work = cold('----v', values);
      expectObservable(work.pipe(limited), '^-!').toBe('---');
      expectSubscriptions(work.subscriptions).toBe('^-!');
    }),
  );

  it(
    'should count anew for each subscriber',
    marbles(({ cold, expectObservable }) => {
      const work$ = cold('---v', values).pipe(limited);
      expectObservable(work$).toBe('---(v|)', values);
      expectObservable(work$, '----^').toBe('-------(v|)', values);
    }),
  );

  it('should leave a tool without a limit as it is', () => {
    marbles(({ cold }) => {
      const work = cold('v|', values);
      expect(work.pipe(limitToolTime(toolNamed(), asyncScheduler))).toBe(work);
    })();
  });
});
