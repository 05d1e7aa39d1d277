import {
  catchError,
  delay,
  identity,
  merge,
  NEVER,
  of,
  retry,
  tap,
  throwError,
  type MonoTypeOperatorFunction,
} from 'rxjs';
import type { ModelEvent } from 'rxagents';
import type { EarlyCalls } from '../../src/run/EarlyCalls.js';
import { refuseRestart, restartErrorOf } from '../../src/run/refuseRestart.js';
import { marbles } from '../helpers/marbles.js';
import { created, ended } from '../helpers/rawEvents.js';
import { functionCall } from '../helpers/rawItems.js';

const cut = new Error('cut');
const events: Record<string, ModelEvent> = {
  c: created(),
  e: ended(),
  f: ended({ status: 'failed', error: { code: 'server_error', message: 'no' } }, 'response.failed'),
};
const callsOf = (): EarlyCalls => ({ hasStarted: false, held: [functionCall('a')] });
function throwFailed({ type }: ModelEvent): void {
  if (type === 'response.failed') throw cut;
}
/** A tool starts at the first event that is passed on. */
const through = (calls: EarlyCalls, around: MonoTypeOperatorFunction<ModelEvent> = identity) => {
  const refused = refuseRestart('m', calls, around);
  return (attempt$: Parameters<typeof refused>[0]) => refused(attempt$).pipe(tap(() => (calls.hasStarted = true)));
};

describe('refuseRestart', () => {
  it(
    'should pass a response on as it comes, and leave the model with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const attempt = cold('-c--e|', events);
      const subs = ['       ^----!', '^-!'].map((line) => line.trim());
      expectObservable(attempt.pipe(through(callsOf()))).toBe('-c--e|', events);
      expectObservable(attempt.pipe(through(callsOf())), '^-!').toBe('-c', events);
      expectSubscriptions(attempt.subscriptions).toBe(subs);
    }),
  );

  it(
    'should let it be tried again as long as no tool has started',
    marbles(({ cold, expectObservable }) => {
      const attempt = cold('-c-#', events);
      expectObservable(attempt.pipe(refuseRestart('m', callsOf(), retry(1)))).toBe('-c--c-#', events, 'error');
    }),
  );

  it.each<[string, MonoTypeOperatorFunction<ModelEvent>]>([
    ['lets it through', identity],
    ['tries again at once', retry(3)],
    ['tries again later', retry({ delay: 50 })],
    ['answers in its place, at once', catchError(() => of(ended()))],
    ['answers in its place, later', catchError(() => of(ended()).pipe(delay(5)))],
    ['never answers', catchError(() => NEVER)],
  ])('should fail with its error once one has, though an interceptor %s', (_what, around) => {
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const attempt = cold('-c-#', events, cut);
      expectObservable(attempt.pipe(through(callsOf(), around))).toBe('-c-#', events, cut);
      expectSubscriptions(attempt.subscriptions).toBe('^--!');
    })();
  });

  it.each<[string, MonoTypeOperatorFunction<ModelEvent>]>([
    ['lets it through', identity],
    ['takes it for an error and tries again later', (work$) => work$.pipe(tap(throwFailed), retry({ delay: 50 }))],
  ])('should pass on that the response failed, though an interceptor %s', (_what, around) => {
    marbles(({ cold, expectObservable }) => {
      expectObservable(cold('-c-(f|)', events).pipe(through(callsOf(), around))).toBe('-c-(f|)', events);
    })();
  });

  it(
    'should not begin it again when an interceptor has left it',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const attempt = cold('-c----e|', events);
      const late = cold<ModelEvent>('---#', {}, new Error('late'));
      const around: MonoTypeOperatorFunction<ModelEvent> = (work$) => merge(late, work$).pipe(retry(1));
      const expected = '     -c-#';
      expectObservable(attempt.pipe(through(callsOf(), around))).toBe(
        expected,
        events,
        restartErrorOf('m', 'the call was started over'),
      );
      expectSubscriptions(attempt.subscriptions).toBe('^--!');
    }),
  );

  it('should forget the calls that wait where the attempt that made them fails, and keep them where it is whole', () => {
    const [failed, whole] = [callsOf(), callsOf()];
    marbles(({ cold }) => {
      cold('-c-#', events)
        .pipe(refuseRestart('m', failed, identity))
        .subscribe({ error: () => undefined });
      cold('-c-(e|)', events)
        .pipe(refuseRestart('m', whole, identity))
        .subscribe();
    })();
    expect(failed.held).toEqual([]);
    expect(whole.held).toHaveLength(1);
  });

  it('should forget them too where the attempt fails before it has said anything', () => {
    const calls = callsOf();
    throwError(() => cut)
      .pipe(refuseRestart('m', calls, identity))
      .subscribe({ error: () => undefined });
    expect(calls.held).toEqual([]);
  });

  it(
    'should fail with what the response failed of, where an interceptor tries that again at once',
    marbles(({ cold, expectObservable }) => {
      const around: MonoTypeOperatorFunction<ModelEvent> = (work$) => work$.pipe(tap(throwFailed), retry(1));
      const error = expect.objectContaining({
        name: 'ModelError',
        message: 'The response of model "m" failed: no',
        cause: events['f'],
      });
      expectObservable(cold('-c-(f|)', events).pipe(through(callsOf(), around))).toBe('-c-#', events, error);
    }),
  );
});
