import { map, of, take, type Observable } from 'rxjs';
import { inSeries } from '../../src/run/inSeries.js';
import { stage, type StageSetup } from '../../src/run/stage.js';
import { burst } from '../helpers/burst.js';
import { marbles } from '../helpers/marbles.js';

/** Follows each letter with that letter and a mark, and the end with what is given. */
const marking =
  (mark: string, added$?: Observable<string>): StageSetup<string, string> =>
  (emit) => ({
    next: (letter) => {
      if (emit(letter)) emit(letter + mark);
    },
    ...(added$ && { complete: (destination) => added$.subscribe(destination) }),
  });

const seenOf = (event$: Observable<string>): string => {
  let seen = '';
  event$.subscribe({ next: (event) => (seen += `${event} `), complete: () => (seen += '|') });
  return seen;
};

/** A stage that follows is not one with what stands before. */
const hide = () => map((event: string) => event);

/** Through the two as one, and through the one and then the other. */
const bothOf = (source$: Observable<string>, ...setups: [StageSetup<string, string>, StageSetup<string, string>]) => [
  seenOf(source$.pipe(stage(inSeries(...setups)))),
  seenOf(source$.pipe(stage(setups[0]), hide(), stage(setups[1]))),
];

describe('inSeries', () => {
  it.each<[string, Parameters<typeof bothOf>, string]>([
    ['adds', [of('a', 'b'), marking('1'), marking('2')], 'a a2 a1 a12 b b2 b1 b12 |'],
    ['ends with more', [of('a'), marking('1'), marking('2', of('x', 'y'))], 'a a2 a1 a12 x y |'],
    ['keeps all for itself', [of('a'), marking('1'), () => ({ next: () => undefined })], '|'],
  ])('should be as one after the other where a stage %s', (_what, [source$, ...setups], expected) => {
    expect(bothOf(source$, ...setups)).toEqual([expected, expected]);
  });

  it(
    'should tear down the source, and what it ends with, when it is left',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const source = cold('-a-|');
      const added = cold('    --x--|');
      const both = stage(inSeries<string, string, string>((emit) => ({ next: emit }), marking('1', added)));
      const expected = '    -(ab)x';
      expectObservable(source.pipe(both), '^-!').toBe('  -(ab)', { a: 'a', b: 'a1' });
      expectObservable(source.pipe(both), '^-----!').toBe(expected, { a: 'a', b: 'a1', x: 'x' });
      expectSubscriptions(source.subscriptions).toBe(['^-!', '^--!']);
      expectSubscriptions(added.subscriptions).toBe('---^--!');
    }),
  );

  it('should tell the first stage that it is heard, also where the second keeps what it emits', () => {
    const heard: boolean[] = [];
    const first: StageSetup<string, string> = (emit) => ({ next: (letter) => heard.push(emit(letter)) });
    seenOf(of('a', 'b').pipe(stage(inSeries(first, () => ({ next: () => undefined })))));
    expect(heard).toEqual([true, true]);
  });

  it('should tell the first stage when nobody listens any more', () => {
    const source = burst();
    const handled: number[] = [];
    const first: StageSetup<number, number> = (emit) => ({
      next: (value) => {
        if (emit(value)) handled.push(value);
      },
    });
    source
      .pipe(
        stage(first),
        stage<number>((emit) => ({ next: emit })),
        take(3),
      )
      .subscribe();
    expect(handled).toEqual([1, 2]);
    expect(source.produced).toBe(3);
  });
});
