import { lastValueFrom, toArray } from 'rxjs';
import { fromAsyncIterable } from '../../src/interop/fromAsyncIterable.js';

async function* generate() {
  yield 1;
  yield 2;
  return 3;
}

describe('fromAsyncIterable', () => {
  it('should emit what is yielded, not what is returned', async () => {
    expect(await lastValueFrom(fromAsyncIterable<number>(generate()).pipe(toArray()))).toEqual([1, 2]);
  });

  it('should emit the error that is thrown, after what came before it', async () => {
    const seen: number[] = [];
    const failing$ = fromAsyncIterable(
      (async function* () {
        yield 1;
        throw new Error('failed');
      })(),
    );
    await expect(failing$.forEach((value) => seen.push(value))).rejects.toThrow('failed');
    expect(seen).toEqual([1]);
  });

  it('should call return() on unsubscribe while next() is pending', () => {
    const log: string[] = [];
    const iterator = {
      next: () => new Promise<never>(() => undefined),
      return: () => {
        log.push('return');
        return Promise.resolve({ done: true as const, value: undefined });
      },
    };
    fromAsyncIterable({ [Symbol.asyncIterator]: () => iterator })
      .subscribe()
      .unsubscribe();
    expect(log).toEqual(['return']);
  });

  it('should not call return() on an iterator that has come to its end', async () => {
    const iterator = generate();
    const close = jest.spyOn(iterator, 'return');
    await lastValueFrom(fromAsyncIterable(iterator));
    expect(close).not.toHaveBeenCalled();
  });
});
