import { concat, EMPTY, NEVER, throwError, type Observable } from 'rxjs';
import { awaitVerdict } from '../../src/run/awaitVerdict.js';
import type { Work } from '../../src/work/Work.js';
import { marbles } from '../helpers/marbles.js';
import { runEvents } from '../helpers/runEvents.js';
import { seenOf } from '../helpers/seenOf.js';

type Element = Work['turn'];

const elements = {
  w: { type: 'verdict_awaited' },
  g: { type: 'verdict_given' },
  e: runEvents.m,
  o: { type: 'run_again' },
} as const satisfies Record<string, Element>;

const none = (): boolean => false;

describe('awaitVerdict', () => {
  it(
    'should take the checks in their order, the turn beside the second, and hold back its outcome',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const before = cold<never>('--|');
      const beside = cold<never>('  ---|');
      const turn = cold<Element>('  -e(o|)', elements);
      expectObservable(awaitVerdict(before, beside, () => turn, none)).toBe('w--e-(go|)', elements);
      expectSubscriptions(before.subscriptions).toBe(' ^-!');
      expectSubscriptions(beside.subscriptions).toBe(' --^--!');
      expectSubscriptions(turn.subscriptions).toBe('   --^-!');
    }),
  );

  it(
    'should let the turn go on as it is once the verdict is given',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const turn = cold<Element>('                                       -----e-(o|)', elements);
      expectObservable(awaitVerdict(EMPTY, EMPTY, () => turn, none)).toBe('(wg)-e-(o|)', elements);
      expectObservable(
        awaitVerdict(EMPTY, EMPTY, () => turn, none),
        '^-----!',
      ).toBe('(wg)-e', elements);
      expectSubscriptions(turn.subscriptions).toBe(['^------!', '^-----!']);
    }),
  );

  it(
    'should cut the turn at once where a check fails, and not begin it where that is before',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const failing = cold<never>('--#');
      const turn = cold<Element>('-e-e-(o|)', elements);
      expectObservable(awaitVerdict(EMPTY, failing, () => turn, none)).toBe('we#', elements);
      expectObservable(awaitVerdict(failing, NEVER, () => turn, none)).toBe('w-#', elements);
      expectObservable(
        awaitVerdict(
          EMPTY,
          throwError(() => 'error'),
          () => turn,
          none,
        ),
      ).toBe('(w#)', elements);
      expectSubscriptions(turn.subscriptions).toBe('^-!');
    }),
  );

  it(
    'should pass on an error of the turn at once, unless something may still be made of it',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const beside = cold<never>('---|');
      const turn = cold<Element>('-#', elements, 'no');
      const isHandled = (error: unknown): boolean => error === 'no';
      expectObservable(awaitVerdict(EMPTY, beside, () => turn, none)).toBe('w#', elements, 'no');
      expectObservable(awaitVerdict(EMPTY, beside, () => turn, isHandled)).toBe('w--(g#)', elements, 'no');
      expectSubscriptions(beside.subscriptions).toBe(['^!', '^--!']);
    }),
  );

  it(
    'should let go of the turn and of the checks with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const [before, beside] = [cold<never>('-|'), cold<never>('------|')];
      const turn = cold<Element>('e-e-e', elements);
      expectObservable(
        awaitVerdict(before, beside, () => turn, none),
        '^---!',
      ).toBe('we-e', elements);
      expectObservable(
        awaitVerdict(NEVER, beside, () => turn, none),
        '^---!',
      ).toBe('w', elements);
      expectSubscriptions(before.subscriptions).toBe('^!');
      expectSubscriptions(beside.subscriptions).toBe('-^--!');
      expectSubscriptions(turn.subscriptions).toBe('  -^--!');
    }),
  );

  it(
    'should tell the turn when all have passed, also where it asks later',
    marbles(({ cold, expectObservable }) => {
      const beside = cold<never>('--|');
      const turn = cold<Element>('e-----(o|)', elements);
      const [now, later] = [EMPTY, cold<never>('---|')];
      const after = (start$: Observable<never>) => (passed$: Observable<never>) => concat(start$, passed$, turn);
      expectObservable(awaitVerdict(EMPTY, beside, after(now), none)).toBe('  w-(ge)--(o|)', elements);
      expectObservable(awaitVerdict(EMPTY, beside, after(later), none)).toBe('w-ge-----(o|)', elements);
    }),
  );

  it(
    'should end as a turn that came to nothing, once the verdict is given',
    marbles(({ cold, expectObservable }) => {
      const beside = cold<never>('--|');
      const turn = cold<Element>('-|');
      expectObservable(awaitVerdict(EMPTY, beside, () => turn, none)).toBe('w-(g|)', elements);
    }),
  );

  it('should not make the turn where a check has failed by then', () => {
    const turnOf = jest.fn(() => NEVER);
    const failing = throwError(() => 'error');
    expect(seenOf(awaitVerdict(EMPTY, failing, turnOf, none))).toEqual([elements.w, 'error']);
    expect(turnOf).not.toHaveBeenCalled();
  });

  it('should not begin the turn where its subscriber leaves at the first word', () => {
    const turnOf = jest.fn(() => NEVER);
    const seen: unknown[] = [];
    const subscription = awaitVerdict(NEVER, NEVER, turnOf, none).subscribe((element) => seen.push(element));
    subscription.unsubscribe();
    expect(seen).toEqual([elements.w]);
    expect(turnOf).not.toHaveBeenCalled();
    expect(seenOf(awaitVerdict(EMPTY, EMPTY, () => EMPTY, none))).toEqual([elements.w, elements.g, 'complete']);
  });
});
