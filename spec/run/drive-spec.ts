import { concat, EMPTY, NEVER, Observable, of, Subject, take, tap, throwError, type Subscriber } from 'rxjs';
import { drive } from '../../src/run/drive.js';
import { burst } from '../helpers/burst.js';
import { marbles } from '../helpers/marbles.js';
import { stackDepth } from '../helpers/stackDepth.js';

interface Progress {
  readonly step: number;
  readonly phase: 'work' | 'closing' | 'ended';
  /** Everything that the state was told. */
  readonly told: string;
}

interface Machine {
  /** The n-th step; each is followed by the fact that it is over. */
  readonly steps: readonly (Observable<string> | (() => Observable<string>))[];
  readonly closing?: Observable<string>;
  readonly signal$?: Observable<string>;
  readonly onProgress?: (progress: Progress) => void;
}

const STEP_OVER = '+';
const CLOSED = '.';

/** Letters are events; `X` is a failure or a signal that cuts, `?` a signal that does not. */
function machine({ steps, closing = of('z'), signal$ = NEVER, onProgress }: Machine): Observable<string> {
  return drive<Progress, string, string>(
    { step: 0, phase: 'work', told: '' },
    {
      step: ({ step, phase }) => {
        if (phase === 'ended') return undefined;
        if (phase === 'closing') return concat(closing, of(CLOSED));
        const work = steps[step];
        return work && concat(typeof work === 'function' ? work() : work, of(STEP_OVER));
      },
      reduce: (progress, element) => {
        const next = reduced({ ...progress, told: progress.told + element }, element);
        onProgress?.(next);
        return next;
      },
      isVisible: (element): element is string => /[a-z]/.test(element),
      failureOf: ({ phase }) => (phase === 'work' ? 'X' : undefined),
      signal$,
      isCut: (before, after) => before.phase === 'work' && after.phase === 'closing',
    },
  );
}

function reduced(progress: Progress, element: string): Progress {
  switch (element) {
    case STEP_OVER:
      return { ...progress, step: progress.step + 1 };
    case CLOSED:
      return { ...progress, phase: 'ended' };
    case 'X':
      return progress.phase === 'work' ? { ...progress, phase: 'closing' } : progress;
    default:
      return progress;
  }
}

/** What a machine of synchronous parts emits, `|` and `#` for its ending; `onEvent` is called inside each delivery. */
function traceOf(
  machine$: Observable<string>,
  onEvent: (event: string, seen: string[]) => void = () => undefined,
): string[] {
  const seen: string[] = [];
  machine$.subscribe({
    next: (event) => {
      seen.push(event);
      onEvent(event, seen);
      seen.push(`/${event}`);
    },
    error: (error: unknown) => seen.push(`#${error instanceof Error ? error.message : String(error)}`),
    complete: () => seen.push('|'),
  });
  return seen;
}

/** The events and the ending alone. */
const eventsIn = (trace: readonly string[]): string => trace.filter((entry) => !entry.startsWith('/')).join('');

describe('drive', () => {
  it(
    'should take one step after another, each when the one before has completed',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const first = cold(' a-b-|');
      const firstSubs = '  ^---!';
      const second = cold('    --c|');
      const secondSubs = ' ----^--!';
      const expected = '   a-b---c|';
      expectObservable(machine({ steps: [first, second] })).toBe(expected);
      expectSubscriptions(first.subscriptions).toBe(firstSubs);
      expectSubscriptions(second.subscriptions).toBe(secondSubs);
    }),
  );

  it('should tell the state everything, and the subscriber only what is visible', () => {
    const told: string[] = [];
    const onProgress = (progress: Progress): void => void told.push(progress.told);
    expect(eventsIn(traceOf(machine({ steps: [of('a', '1', 'b')], onProgress })))).toBe('ab|');
    expect(told.at(-1)).toBe('a1b+');
  });

  it(
    'should make everything anew for each subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const work = cold('a-b|');
      const subs = ['    ^--!', '--^--!'];
      const machine$ = machine({ steps: [work], signal$: NEVER });
      expectObservable(machine$).toBe('      a-b|');
      expectObservable(machine$, '--^').toBe('--a-b|');
      expectSubscriptions(work.subscriptions).toBe(subs.map((line) => line.trim()));
    }),
  );

  it(
    'should tear down the step and the signals when it is unsubscribed, and say nothing more',
    marbles(({ cold, hot, expectObservable, expectSubscriptions }) => {
      const work = cold('  a----b|');
      const signals = hot('------X');
      const subs = '       ^--!';
      expectObservable(machine({ steps: [work], signal$: signals }), '^--!').toBe('a---');
      expectSubscriptions(work.subscriptions).toBe(subs);
      expectSubscriptions(signals.subscriptions).toBe(subs);
    }),
  );

  it(
    'should let go of the signals when it has ended',
    marbles(({ cold, hot, expectObservable, expectSubscriptions }) => {
      const signals = hot('---------X');
      expectObservable(machine({ steps: [cold('--a|')], signal$: signals })).toBe('--a|');
      expectSubscriptions(signals.subscriptions).toBe('^--!');
    }),
  );

  describe('with synchronous steps', () => {
    it.each([
      ['three', 3],
      ['100,000', 100_000],
    ])('should not grow the stack in %s of them', (_, steps) => {
      const depths: number[] = [];
      const machine$ = drive<number, number, number>(0, {
        step: (count) => {
          if (count === 1 || count === steps - 1) depths.push(stackDepth());
          return count < steps ? of(count) : undefined;
        },
        reduce: (count) => count + 1,
        isVisible: (element): element is number => element % 2 === 0,
        failureOf: () => undefined,
        signal$: NEVER,
        isCut: () => false,
      });
      let events = 0;
      let completed = false;
      machine$.subscribe({ next: () => (events += 1), complete: () => (completed = true) });
      expect({ events, completed }).toEqual({ events: Math.ceil(steps / 2), completed: true });
      expect(depths).toHaveLength(2);
      expect(depths[1]).toBe(depths[0]);
    });

    it('should end in the very call of subscribe', () => {
      expect(eventsIn(traceOf(machine({ steps: [of('a'), of('b')] })))).toBe('ab|');
    });

    it('should produce nothing more once it is unsubscribed in the middle of a burst', () => {
      const numbers = burst();
      const machine$ = drive<number, number, number>(0, {
        step: (steps) => (steps === 0 ? numbers : undefined),
        reduce: (_steps, element) => element,
        isVisible: (element): element is number => element > 0,
        failureOf: () => undefined,
        signal$: NEVER,
        isCut: () => false,
      });
      const seen: number[] = [];
      machine$.pipe(take(5)).subscribe((value) => seen.push(value));
      expect(seen).toEqual([1, 2, 3, 4, 5]);
      expect(numbers.produced).toBe(5);
    });

    it('should start no step once it is unsubscribed', () => {
      const second = jest.fn(() => of('b'));
      expect(eventsIn(traceOf(machine({ steps: [of('a'), second] }).pipe(take(1))))).toBe('a|');
      expect(second).not.toHaveBeenCalled();
    });

    it('should produce nothing more once a signal has cut the burst, and then close', () => {
      const stop = new Subject<string>();
      const letters = Array.from('abcdefgh');
      let produced = 0;
      const work = of(...letters).pipe(tap(() => (produced += 1)));
      const trace = traceOf(machine({ steps: [work], signal$: stop }), (event) => {
        if (event === 'c') stop.next('X');
      });
      expect(eventsIn(trace)).toBe('abcz|');
      expect(produced).toBe(3);
    });
  });

  describe('when something fails', () => {
    const fails = (message: string): Observable<never> => throwError(() => new Error(message));

    it.each<[string, Observable<string> | (() => Observable<string>)]>([
      ['a step that errors', concat(of('a'), fails('step'))],
      [
        'a step that throws when it is made',
        () => {
          throw new Error('step');
        },
      ],
      [
        'a step that throws when it is subscribed',
        new Observable(() => {
          throw new Error('step');
        }),
      ],
    ])('should close after %s', (_what, step) => {
      const second = jest.fn(() => of('b'));
      expect(eventsIn(traceOf(machine({ steps: [step, second] })))).toMatch(/^a?z\|$/);
      expect(second).not.toHaveBeenCalled();
    });

    it(
      'should close after a step that throws or errors later on',
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const first = cold('  --a-|');
        const failing = cold('    -b-#');
        const failingSubs = ' ----^--!';
        const thrown = (): never => {
          throw new Error('made');
        };
        expectObservable(machine({ steps: [first, failing] })).toBe('--a--b-(z|)');
        expectObservable(machine({ steps: [first, thrown] })).toBe(' --a-(z|)');
        expectSubscriptions(failing.subscriptions).toBe(failingSubs);
      }),
    );

    it('should error with what the closing fails with, and only with that', () => {
      expect(eventsIn(traceOf(machine({ steps: [fails('step')], closing: concat(of('z'), fails('closing')) })))).toBe(
        'z#closing',
      );
    });

    it('should error when the state cannot take an element', () => {
      const onProgress = ({ told }: Progress): void => {
        if (told.endsWith('b')) throw new Error('reduce');
      };
      expect(eventsIn(traceOf(machine({ steps: [of('a', 'b', 'c')], onProgress })))).toBe('az|');
    });

    it(
      'should error where the rules do not know what to make of a failure',
      marbles(({ cold, expectObservable }) => {
        const machine$ = drive<string, string, string>('', {
          step: () => cold('-a#'),
          reduce: (told, element) => told + element,
          isVisible: (element): element is string => element !== '',
          failureOf: () => {
            throw new Error('rules');
          },
          signal$: NEVER,
          isCut: () => false,
        });
        expectObservable(machine$).toBe('-a#', undefined, new Error('rules'));
      }),
    );

    it(
      'should take an error of the signals for a failure, and cut the work',
      marbles(({ cold, hot, expectObservable, expectSubscriptions }) => {
        const work = cold('   a-b-c-d|');
        const subs = '        ^--!';
        const signals = hot(' ---#');
        const expected = '    a-b(z|)';
        expectObservable(machine({ steps: [work], signal$: signals })).toBe(expected);
        expectSubscriptions(work.subscriptions).toBe(subs);
      }),
    );
  });

  describe('when it is signalled', () => {
    it(
      'should cut the work in the very frame, close, and let the closing finish',
      marbles(({ cold, hot, expectObservable, expectSubscriptions }) => {
        const work = cold('   a-b-c-d|');
        const subs = '        ^--!';
        const closing = cold('   --z|');
        const closingSubs = ' ---^--!';
        const signals = hot(' ---XX-');
        const expected = '    a-b--z|';
        expectObservable(machine({ steps: [work], closing, signal$: signals })).toBe(expected);
        expectSubscriptions(work.subscriptions).toBe(subs);
        expectSubscriptions(closing.subscriptions).toBe(closingSubs);
      }),
    );

    it(
      'should go on after a signal that does not cut, and after the signals have completed',
      marbles(({ cold, hot, expectObservable }) => {
        expectObservable(machine({ steps: [cold('a-b-c|')], signal$: hot('-?-|') })).toBe('a-b-c|');
        expectObservable(machine({ steps: [cold('a-b-c|')], signal$: EMPTY })).toBe('a-b-c|');
      }),
    );

    it('should be told of a signal that comes before the first step', () => {
      const first = jest.fn(() => of('a'));
      expect(eventsIn(traceOf(machine({ steps: [first], signal$: of('X') })))).toBe('z|');
      expect(first).not.toHaveBeenCalled();
    });

    it('should be told of a signal that comes in the delivery of the first event', () => {
      const stop = new Subject<string>();
      const onEvent = (event: string): void => {
        if (event === 'a') stop.next('X');
      };
      expect(eventsIn(traceOf(machine({ steps: [of('a', 'b')], signal$: stop }), onEvent))).toBe('az|');
    });

    it('should cut at once and speak later: the work is gone when the signal returns, the closing comes after', () => {
      const stop = new Subject<string>();
      const work = new Subject<string>();
      let wasObserved: boolean | undefined;
      const seen: string[] = [];
      machine({ steps: [work], signal$: stop }).subscribe({
        next: (event) => {
          seen.push(event);
          if (event !== 'a') return;
          stop.next('X');
          wasObserved = work.observed;
          seen.push('/a');
        },
        complete: () => seen.push('|'),
      });
      work.next('a');
      expect(wasObserved).toBe(false);
      expect(seen).toEqual(['a', '/a', 'z', '|']);
    });
  });

  describe('delivery', () => {
    it('should be of one event at a time, in the order in which they came', () => {
      const work = new Subject<string>();
      const seen: string[] = [];
      machine({ steps: [work, of('y')] }).subscribe({
        next: (event) => {
          seen.push(event);
          if (event === 'a') {
            work.next('b');
            work.next('c');
            work.complete();
          }
          seen.push(`/${event}`);
        },
        complete: () => seen.push('|'),
      });
      work.next('a');
      expect(seen).toEqual(['a', '/a', 'b', '/b', 'c', '/c', 'y', '/y', '|']);
    });

    it('should still be of what came before a cut, though it waited', () => {
      const work = new Subject<string>();
      const stop = new Subject<string>();
      const seen: string[] = [];
      machine({ steps: [work], signal$: stop }).subscribe((event) => {
        seen.push(event);
        if (event !== 'a') return;
        work.next('b');
        stop.next('X');
        work.next('c');
      });
      work.next('a');
      expect(seen).toEqual(['a', 'b', 'z']);
    });

    it('should still be of what came before a failure, though it waited', () => {
      const work = new Subject<string>();
      const seen: string[] = [];
      machine({ steps: [work] }).subscribe((event) => {
        seen.push(event);
        if (event !== 'a') return;
        work.next('b');
        work.error(new Error('x'));
      });
      work.next('a');
      expect(seen).toEqual(['a', 'b', 'z']);
    });

    it('should stop at once when the subscriber leaves, though events wait', () => {
      const work = new Subject<string>();
      const seen: string[] = [];
      const subscription = machine({ steps: [work] }).subscribe((event) => {
        seen.push(event);
        work.next('b');
        subscription.unsubscribe();
      });
      work.next('a');
      expect(seen).toEqual(['a']);
      expect(work.observed).toBe(false);
    });

    it('should be the same to every subscriber that shares it, also when one of them stops it', () => {
      const stop = new Subject<string>();
      const work = new Subject<string>();
      const shared = new Subject<string>();
      const traces: [string[], string[]] = [[], []];
      shared.subscribe((event) => {
        traces[0].push(event);
        if (event === 'b') stop.next('X');
      });
      shared.subscribe((event) => traces[1].push(event));
      machine({ steps: [work], signal$: stop }).subscribe(shared);
      work.next('a');
      work.next('b');
      work.next('c');
      expect(traces).toEqual([
        ['a', 'b', 'z'],
        ['a', 'b', 'z'],
      ]);
    });
  });

  it('should take no notice of what a step emits after its end, nor of a second end', () => {
    let rude: Subscriber<string> | undefined;
    const work = new Observable<string>((subscriber) => {
      rude = subscriber;
      subscriber.next('a');
      subscriber.complete();
      subscriber.next('b');
      subscriber.error(new Error('late'));
    });
    expect(eventsIn(traceOf(machine({ steps: [work, of('c')] })))).toBe('ac|');
    expect(rude?.closed).toBe(true);
  });

  it('should tear a step down before it starts the next', () => {
    const log: string[] = [];
    const step = (name: string): Observable<string> =>
      new Observable((subscriber) => {
        log.push(`+${name}`);
        subscriber.add(() => log.push(`-${name}`));
        subscriber.complete();
      });
    traceOf(machine({ steps: [step('1'), step('2')] }));
    expect(log).toEqual(['+1', '-1', '+2', '-2']);
  });
});
