import { append, logItems, logOf, truncate } from '../../src/run/Log.js';

describe('Log', () => {
  it('should hold what it is made of, whatever becomes of that', () => {
    const items = [1, 2];
    const log = logOf(items);
    items.push(3);
    expect(log.length).toBe(2);
    expect(logItems(log)).toEqual([1, 2]);
    expect(logOf().length).toBe(0);
  });

  it('should leave every version as it was when it is appended to', () => {
    const first = append(logOf<number>(), [1]);
    const second = append(first, [2, 3]);
    expect([logItems(first), logItems(second)]).toEqual([[1], [1, 2, 3]]);
    expect([first.length, second.length]).toEqual([1, 3]);
  });

  it('should let an older version branch off', () => {
    const root = logOf([1]);
    const left = append(root, [2]);
    const right = append(root, [3]);
    expect([root, left, right].map((log) => logItems(log))).toEqual([[1], [1, 2], [1, 3]]);
    expect(logItems(append(left, [4]))).toEqual([1, 2, 4]);
  });

  it('should be cut to a length, and grow from there without changing what was cut', () => {
    const whole = logOf([1, 2, 3]);
    const cut = truncate(whole, 1);
    expect([logItems(cut), logItems(append(cut, [9])), logItems(whole)]).toEqual([[1], [1, 9], [1, 2, 3]]);
    expect(logItems(append(truncate(whole, 3), [4]))).toEqual([1, 2, 3, 4]);
  });

  it('should give its items from an index on, as an array of their own', () => {
    const log = logOf([1, 2, 3]);
    const items = logItems(log, 1);
    items.push(4);
    expect(items).toEqual([2, 3, 4]);
    expect(logItems(log)).toEqual([1, 2, 3]);
    expect(logItems(log, 3)).toEqual([]);
  });

  it('should be itself when nothing is appended', () => {
    const log = logOf([1]);
    expect(append(log, [])).toBe(log);
  });

  it('should share one array between its versions, and copy only where it branches', () => {
    const first = logOf([1]);
    const second = append(first, [2]);
    expect(second.shared).toBe(first.shared);
    expect(append(first, [3]).shared).not.toBe(first.shared);
  });

  it('should take more items at once than a call takes arguments', () => {
    expect(append(logOf<number>(), Array<number>(200_000).fill(1)).length).toBe(200_000);
  });

  it('should keep logs apart that begin with nothing', () => {
    const a = append(logOf<string>(), ['a']);
    const b = append(truncate(logOf<string>(), 0), ['b']);
    expect([a, b, logOf<string>()].map((log) => logItems(log))).toEqual([['a'], ['b'], []]);
  });
});
