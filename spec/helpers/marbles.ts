import { TestScheduler, type RunHelpers } from 'rxjs/testing';

/**
 * Wraps the body of a spec that is drawn in marbles: all of it runs in virtual time.
 *
 * ```ts
 * it('should pass values on', marbles(({ cold, expectObservable }) => {
 *   expectObservable(cold('--a|')).toBe('--a|');
 * }));
 * ```
 */
export const marbles = (body: (helpers: RunHelpers) => void) => (): void => {
  new TestScheduler((actual, expected) => {
    expect(actual).toEqual(expected);
  }).run(body);
};
