import { lazily } from '../../src/run/lazily.js';

describe('lazily', () => {
  it('should make a field when it is first read, and once', () => {
    const make = jest.fn(() => ['made']);
    const target = lazily({ now: 1 }, { later: make });
    expect(make).not.toHaveBeenCalled();
    expect(target.later).toEqual(['made']);
    expect(target.later).toBe(target.later);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('should make a field of what was frozen meanwhile, once too', () => {
    const make = jest.fn(() => ['made']);
    const target = Object.freeze(lazily({ now: 1 }, { later: make }));
    expect(target.later).toEqual(['made']);
    expect(target.later).toBe(target.later);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('should add to the very object', () => {
    const target = { now: 1 };
    expect(lazily(target, { later: () => 2 })).toBe(target);
  });

  it('should make a field that is undefined once too', () => {
    const make = jest.fn(() => undefined);
    const target = lazily({}, { later: make });
    expect([target.later, target.later]).toEqual([undefined, undefined]);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('should show its fields to spread, JSON and comparisons like any other, and let them be deleted', () => {
    // What fields of a name are like is kept for all objects.
    const later = `later${Math.random()}`;
    const target = lazily({ now: 1 }, { [later]: () => [2] });
    expect(Object.keys(target)).toEqual(['now', later]);
    expect({ ...target }).toEqual({ now: 1, [later]: [2] });
    expect(JSON.stringify(target)).toBe(`{"now":1,"${later}":[2]}`);
    expect(target).toEqual({ now: 1, [later]: [2] });
    expect(Reflect.deleteProperty(target, later)).toBe(true);
  });

  it('should tell objects with fields of one name apart', () => {
    const [a, b] = [1, 2].map((value) => lazily({}, { value: () => value }));
    expect([a?.value, b?.value]).toEqual([1, 2]);
  });

  it('should give a copy of its own fields to a spread, whichever was read first', () => {
    const target = lazily({}, { list: () => [1] });
    const copy = { ...target };
    expect(copy.list).toBe(target.list);
  });
});
