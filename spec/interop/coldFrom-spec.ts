import { Subscription } from 'rxjs';
import { coldFrom } from '../../src/interop/coldFrom.js';

describe('coldFrom', () => {
  it('should begin anew for each subscriber, with what it was made of', () => {
    const begun = jest.fn();
    const number$ = coldFrom<number, number>((parts, subscriber) => {
      begun(parts);
      subscriber.next(parts + 1);
      subscriber.complete();
    }, 1);
    expect(begun).not.toHaveBeenCalled();
    const seen: unknown[] = [];
    for (const _ of [1, 2]) number$.subscribe({ next: (value) => seen.push(value), complete: () => seen.push('|') });
    expect(seen).toEqual([2, '|', 2, '|']);
    expect(begun.mock.calls).toEqual([[1], [1]]);
  });

  it('should tear down what it began', () => {
    const torn = jest.fn();
    coldFrom(() => torn, undefined)
      .subscribe()
      .unsubscribe();
    coldFrom(() => new Subscription(torn), undefined)
      .subscribe()
      .unsubscribe();
    expect(torn).toHaveBeenCalledTimes(2);
  });

  it('should error with what beginning throws', () => {
    const seen: unknown[] = [];
    const begin = (): void => {
      throw new Error('no');
    };
    coldFrom(begin, undefined).subscribe({ error: (error: unknown) => seen.push(error) });
    expect(seen).toEqual([new Error('no')]);
  });
});
