import { take } from 'rxjs';
import { viewBroadcast } from '../../src/view/viewBroadcast.js';
import { marbles } from '../helpers/marbles.js';

/** A broadcast of a number, and a record of who comes and goes. */
function broadcastOf(coalesce?: { ms: number }) {
  const record: string[] = [];
  const shown = { status: 'running' as 'running' | 'completed', n: 0 };
  const broadcast = viewBroadcast({
    viewOf: () => ({ ...shown }),
    coalesce,
    joined: () => record.push('joined'),
    left: () => record.push('left'),
  });
  const show = (n: number, status: typeof shown.status = 'running'): void => {
    Object.assign(shown, { n, status });
    broadcast.show();
  };
  return { ...broadcast, show, record };
}

describe('viewBroadcast', () => {
  it('should show the view as it is to who comes, then each new one to all', () => {
    const { view$, show } = broadcastOf();
    show(1);
    const [first, second]: number[][] = [[], []];
    view$.subscribe(({ n }) => first!.push(n));
    show(2);
    view$.subscribe(({ n }) => second!.push(n));
    show(3);
    expect([first, second]).toEqual([
      [1, 2, 3],
      [2, 3],
    ]);
  });

  it('should tell when the first comes, after they have seen the view, and when the last leaves', () => {
    const { view$, record, isWatched } = broadcastOf();
    const one = view$.subscribe(() => record.push('view'));
    expect(isWatched()).toBe(true);
    const two = view$.subscribe();
    one.unsubscribe();
    expect(isWatched()).toBe(true);
    two.unsubscribe();
    expect([record, isWatched()]).toEqual([['view', 'joined', 'joined', 'left'], false]);
  });

  it('should not take somebody who only wants to see the view as it is for one who looks', () => {
    const { view$, record, isWatched } = broadcastOf();
    view$.pipe(take(1)).subscribe();
    expect([record, isWatched()]).toEqual([[], false]);
  });

  it('should show what somebody causes by looking after all have looked', () => {
    const { view$, show } = broadcastOf();
    const seen: string[] = [];
    view$.subscribe(({ n }) => {
      seen.push(`a${n}`);
      if (n === 1) show(2);
    });
    view$.subscribe(({ n }) => seen.push(`b${n}`));
    show(1);
    expect(seen).toEqual(['a0', 'b0', 'a1', 'b1', 'a2', 'b2']);
  });

  it(
    'should let changes wait for others, but neither the first view nor an ending',
    marbles(({ cold, expectObservable }) => {
      const { view$, show } = broadcastOf({ ms: 5 });
      cold('-ab----cd').subscribe((letter) => show('-abcd'.indexOf(letter), letter === 'd' ? 'completed' : 'running'));
      const views = [0, 2, 4].map((n) => ({ n, status: n === 4 ? 'completed' : 'running' }));
      expectObservable(view$, '^----------!').toBe('0-----2-d', { 0: views[0], 2: views[1], d: views[2] });
    }),
  );
});
