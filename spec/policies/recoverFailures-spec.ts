import { catchError, identity, of, throwError, type Observable } from 'rxjs';
import type { ModelEvent } from 'rxagents';
import { failureIn, recoverFailures } from '../../src/policies/recoverFailures.js';
import { marbles } from '../helpers/marbles.js';
import { ended, textDelta } from '../helpers/rawEvents.js';

const failed = ended({ error: { code: 'server_error', message: 'Overloaded.' } }, 'response.failed');
const events = { d: textDelta('Hi'), f: failed, l: ended(), i: ended({}, 'response.incomplete') };

describe('recoverFailures', () => {
  it('should show the policy a response that failed as an error, with the event as its cause', () => {
    const seen: unknown[] = [];
    const recover = catchError<ModelEvent, Observable<ModelEvent>>((error: unknown) => {
      seen.push(error);
      expect(failureIn(error)).toBe(failed);
      return of(events.l);
    });
    const given: unknown[] = [];
    of(events.d, failed)
      .pipe(recoverFailures('gpt-x', recover))
      .subscribe((event) => given.push(event));
    expect(given).toEqual([events.d, events.l]);
    expect(seen).toEqual([
      expect.objectContaining({
        name: 'ModelError',
        code: 'server_error',
        message: expect.stringContaining('"gpt-x" failed: Overloaded.'),
      }),
    ]);
  });

  it(
    'should be the source where the policy does nothing',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const whole = cold('-d-l|', events);
      expectObservable(whole.pipe(recoverFailures('m', identity))).toBe('-d-l|', events);
      expectObservable(whole.pipe(recoverFailures('m', identity)), '^-!').toBe('-d', events);
      expectSubscriptions(whole.subscriptions).toBe(['^---!', '^-!']);
      expectObservable(cold('-d-i|', events).pipe(recoverFailures('m', identity))).toBe('-d-i|', events);
      expectObservable(cold('-d-#', events).pipe(recoverFailures('m', identity))).toBe('-d-#', events);
      // The event is the end of a response.
      expectObservable(cold('-d-f|', events).pipe(recoverFailures('m', identity))).toBe('-d-(f|)', events);
    }),
  );

  it('should find no failure in any other error', () => {
    for (const error of [undefined, null, 'x', new Error('x'), new Error('x', { cause: new Error('y') })])
      expect(failureIn(error)).toBeUndefined();
    const cut = new Error('cut');
    const seen: unknown[] = [];
    throwError(() => cut)
      .pipe(recoverFailures('m', identity))
      .subscribe({ error: (error: unknown) => seen.push(error) });
    expect(seen).toEqual([cut]);
  });
});
