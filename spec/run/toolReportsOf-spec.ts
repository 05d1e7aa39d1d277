import { concat, defer, EMPTY, of, Subject, take, throwError } from 'rxjs';
import { progress } from 'rxagents';
import { isGenerator, isPromise, toolReportsOf } from '../../src/run/toolReportsOf.js';
import { burst } from '../helpers/burst.js';
import { marbles } from '../helpers/marbles.js';

const value = (of: unknown) => ({ type: 'value', value: of });
const reported = (data: unknown) => ({ type: 'progress', data });

function reportsOf(returned: unknown): unknown[] {
  const seen: unknown[] = [];
  toolReportsOf(returned).subscribe({
    next: (each) => seen.push(each),
    error: (e: unknown) => seen.push(e),
    complete: () => seen.push('|'),
  });
  return seen;
}

const settled = (returned: unknown): Promise<unknown[]> =>
  new Promise((resolve) => {
    const seen: unknown[] = [];
    toolReportsOf(returned).subscribe({
      next: (each) => seen.push(each),
      error: (e: unknown) => resolve([...seen, e]),
      complete: () => resolve(seen),
    });
  });

describe('toolReportsOf', () => {
  it.each([['text'], [undefined], [null], [['a', 'b']], [new Set([1])], [{ subscribe: () => undefined }]])(
    'should take %p for the output',
    (returned) => {
      expect(reportsOf(returned)).toEqual([value(returned), '|']);
    },
  );

  describe('of an Observable', () => {
    it('should report each value once, also where the delivery of one causes the next, and the end', () => {
      const hot = new Subject<string>();
      const seen: unknown[] = [];
      toolReportsOf(hot).subscribe((each) => {
        seen.push(each);
        if (seen.length > 1) return;
        hot.next('c');
        hot.complete();
      });
      hot.next('a');
      hot.next('b');
      expect(seen).toEqual([reported('a'), reported('b'), value('c')]);
    });

    it(
      'should report an earlier value as progress when the next arrives, and the last as the output at the end',
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const tool = cold('  -a--b---|');
        const subs = '       ^-------!';
        const expected = '   ----p---(v|)';
        expectObservable(toolReportsOf(tool)).toBe(expected, { p: reported('a'), v: value('b') });
        expectSubscriptions(tool.subscriptions).toBe(subs);
      }),
    );

    it(
      'should report what is made by progress() at once, and never as the output',
      marbles(({ cold, expectObservable }) => {
        const tool = cold('  -a-h-|', { a: 'out', h: progress('half') });
        const expected = '   ---p-(v|)';
        expectObservable(toolReportsOf(tool)).toBe(expected, { p: reported('half'), v: value('out') });
      }),
    );

    it(
      'should pass on an error, and be torn down',
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const failing = cold('a-b-#');
        expectObservable(toolReportsOf(failing)).toBe('--p-#', { p: reported('a') });
        const working = cold('a-b-c');
        expectObservable(toolReportsOf(working), '^--!').toBe('--p', { p: reported('a') });
        expectSubscriptions(working.subscriptions).toBe('^--!');
      }),
    );

    it('should have no output where nothing is emitted', () => {
      expect(reportsOf(EMPTY)).toEqual([value(undefined), '|']);
      expect(reportsOf(of(progress('half')))).toEqual([reported('half'), value(undefined), '|']);
    });

    it('should be subscribed by each subscriber, and not before', () => {
      let subscribed = 0;
      const report$ = toolReportsOf(defer(() => of(++subscribed)));
      expect(subscribed).toBe(0);
      report$.subscribe();
      report$.subscribe();
      expect(subscribed).toBe(2);
    });

    it('should be cut inside a burst', () => {
      const tool = burst();
      toolReportsOf(tool).pipe(take(3)).subscribe();
      expect(tool.produced).toBe(4);
    });

    it('should error where it throws', () => {
      expect(
        reportsOf(
          concat(
            of('a', 'b'),
            throwError(() => 'no'),
          ),
        ),
      ).toEqual([reported('a'), 'no']);
    });
  });

  describe('of what ends later', () => {
    it("should take a promise's value for the output", async () => {
      expect(await settled(Promise.resolve('ok'))).toEqual([value('ok')]);
      expect(await settled(Promise.reject(new Error('no')))).toEqual([new Error('no')]);
    });

    it("should report a generator's yields at once, and what it returns as the output", async () => {
      async function* work(): AsyncGenerator<unknown, string> {
        yield 'a';
        yield progress('b');
        return 'out';
      }
      expect(await settled(work())).toEqual([reported('a'), reported('b'), value('out')]);
    });

    it('should take the last yield of a generator that returns nothing, unless it is progress', async () => {
      async function* work() {
        yield 'a';
        yield 'b';
        yield progress('c');
      }
      expect(await settled(work())).toEqual([reported('a'), reported('b'), reported('c'), value('b')]);
    });
  });
});

describe('what goes on when nobody listens', () => {
  async function* work() {
    yield 1;
  }

  it.each<[string, unknown, boolean, boolean]>([
    ['a promise', Promise.resolve(), true, false],
    ['an async generator', work(), false, true],
    ['an Observable, whose teardown ends it', of(1), false, false],
    ['an Observable that is iterable', Object.assign(of(1), { [Symbol.asyncIterator]: () => undefined }), false, false],
    ['a value', 'ok', false, false],
    ['nothing', undefined, false, false],
    ['null', null, false, false],
  ])('should tell of %s', (_what, returned, is, isWork) => {
    expect([isPromise(returned), isGenerator(returned)]).toEqual([is, isWork]);
  });
});
