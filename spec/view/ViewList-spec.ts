import { viewListOf, type ViewEntry, type ViewList } from '../../src/view/ViewList.js';

const entry = (shown: string, place?: number): ViewEntry<string> => ({ shown, place, isLive: place !== undefined });
const listOf = (before: string[], ...open: ViewEntry<string>[]): ViewList<ViewEntry<string>> =>
  viewListOf(
    before.map((shown) => entry(shown)),
    open,
  );

describe('ViewList', () => {
  it('should show what was there before and what is open, as the same array each time', () => {
    const list = listOf(['a', 'b'], entry('c', 0));
    expect(list.items).toEqual(['a', 'b', 'c']);
    expect(list.items).toBe(list.items);
    expect(viewListOf().items).toEqual([]);
  });

  it('should leave a version as it was when another is made of it', () => {
    const [live, grown] = [entry('c', 0), entry('cc', 0)];
    const list = listOf(['a'], live);
    expect(list.items).toEqual(['a', 'c']);
    const after = list.with(grown, live);
    const later = after.with(entry('ccc', 0), grown).with(entry('d', 1));
    expect(later.items).toEqual(['a', 'ccc', 'd']);
    expect(after.items).toEqual(['a', 'cc']);
    expect(list.items).toEqual(['a', 'c']);
  });

  it('should find what more may come to, at a place or by what is shown', () => {
    const [first, second] = [entry('b', 0), entry('c', 1)];
    const list = listOf(['a'], entry('x'), first, second);
    expect(list.live()).toBe(first);
    expect(list.liveAt(1)).toBe(second);
    expect(list.liveAt(2)).toBeUndefined();
    expect(list.live(({ shown }) => shown === 'x')).toBeUndefined();
    expect(list.find((shown) => shown === 'x')?.shown).toBe('x');
    expect(list.find((shown) => shown === 'a')?.shown).toBe('a');
    expect(list.find((shown) => shown === 'z')).toBeUndefined();
  });

  it('should replace what belongs to an earlier response too', () => {
    const list = listOf(['a', 'b'], entry('c', 0));
    const before = list.find((shown) => shown === 'a');
    expect(list.with(entry('A'), before).items).toEqual(['A', 'b', 'c']);
  });

  it('should change or leave out what is open, and be the same where nothing changes', () => {
    const list = listOf(['a'], entry('b', 0), entry('c', 1));
    expect(list.changed((each) => each)).toBe(list);
    expect(list.changed(() => undefined).items).toEqual(['a']);
    expect(list.changed(({ shown, place }) => entry(`${shown}!`, place)).items).toEqual(['a', 'b!', 'c!']);
  });

  it('should take what is open for complete once another response begins', () => {
    const open = listOf(['a'], entry('b', 0));
    const list = open.settle();
    expect(list.items).toBe(open.items);
    expect(list.items).toEqual(['a', 'b']);
    expect(list.live()).toBeUndefined();
    expect(list.changed(() => undefined).items).toEqual(['a', 'b']);
    expect(list.settle()).toBe(list);
    expect(list.find((shown) => shown === 'b')?.shown).toBe('b');
  });
});
