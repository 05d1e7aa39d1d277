import { EMPTY, lastValueFrom, of, throwError } from 'rxjs';
import { UserError } from 'rxagents';
import { lastOf } from '../../src/interop/lastOf.js';
import { marbles } from '../helpers/marbles.js';

const what = 'instructions of agent "Triage"';

describe('lastOf', () => {
  it.each([['text'], [undefined], [null], [[1, 2]]])('should emit the value %p, synchronously', (value) => {
    const seen: unknown[] = [];
    lastOf<unknown>(value, what).subscribe({ next: (each) => seen.push(each), complete: () => seen.push('complete') });
    expect(seen).toEqual([value, 'complete']);
  });

  it(
    'should emit the last of several emissions, when they are over',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const e1 = cold('  -a-b--c-|');
      const e1subs = '   ^-------!';
      const expected = ' --------(c|)';
      expectObservable(lastOf(e1, what)).toBe(expected);
      expectSubscriptions(e1.subscriptions).toBe(e1subs);
    }),
  );

  it(
    'should unsubscribe from what emits',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const e1 = cold('  -a-b--c-|');
      const e1subs = '   ^---!    ';
      const unsub = '    ----!    ';
      const expected = ' -----    ';
      expectObservable(lastOf(e1, what), unsub).toBe(expected);
      expectSubscriptions(e1.subscriptions).toBe(e1subs);
    }),
  );

  it('should emit an undefined that was emitted', async () => {
    expect(await lastValueFrom(lastOf(of(1, undefined), what))).toBeUndefined();
  });

  it('should take promises and async iterables', async () => {
    async function* generate() {
      yield 1;
      yield 2;
    }
    expect(await lastValueFrom(lastOf(Promise.resolve(1), what))).toBe(1);
    expect(await lastValueFrom(lastOf(generate(), what))).toBe(2);
  });

  it('should fail with a UserError that says whose value is missing', async () => {
    const missing = lastValueFrom(lastOf(EMPTY, what));
    await expect(missing).rejects.toBeInstanceOf(UserError);
    await expect(missing).rejects.toThrow('The instructions of agent "Triage" emitted nothing.');
  });

  it('should pass an error on', async () => {
    await expect(
      lastValueFrom(
        lastOf(
          throwError(() => new Error('failed')),
          what,
        ),
      ),
    ).rejects.toThrow('failed');
  });
});
