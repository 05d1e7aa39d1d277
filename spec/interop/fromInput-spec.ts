import { lastValueFrom, of, toArray, type ObservableInput } from 'rxjs';
import { fromInput } from '../../src/interop/fromInput.js';
import { anotherCopyOfRxjs } from './anotherCopyOfRxjs.js';

const valuesOf = <T>(input: ObservableInput<T>) => lastValueFrom(fromInput(input).pipe(toArray()));

async function* oneAndTwo() {
  yield 1;
  yield 2;
}

describe('fromInput', () => {
  it.each<[string, ObservableInput<number>]>([
    ['an Observable', of(1, 2)],
    ['an Observable of another copy of RxJS', anotherCopyOfRxjs().of(1, 2)],
    ['an array', [1, 2]],
    ['an iterable', new Set([1, 2])],
    ['an async iterable', { [Symbol.asyncIterator]: oneAndTwo }],
  ])('should emit what %s holds, one value after another', async (_, input) => {
    expect(await valuesOf(input)).toEqual([1, 2]);
  });

  it('should emit what a promise resolves with', async () => {
    expect(await valuesOf(Promise.resolve([1, 2]))).toEqual([[1, 2]]);
  });

  it('should close an async iterable on unsubscribe while next() is pending', () => {
    const close = jest.fn(() => Promise.resolve({ done: true as const, value: undefined }));
    const iterator = { next: () => new Promise<never>(() => undefined), return: close };
    fromInput({ [Symbol.asyncIterator]: () => iterator })
      .subscribe()
      .unsubscribe();
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('should refuse what cannot be subscribed to', () => {
    expect(() => fromInput(1 as unknown as ObservableInput<number>)).toThrow(TypeError);
  });
});
