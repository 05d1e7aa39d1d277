import { BehaviorSubject, lastValueFrom, NEVER, Observable, of, take, throwError, toArray } from 'rxjs';
import { toObservable } from '../../src/interop/toObservable.js';
import type { Eventually } from '../../src/interop/Eventually.js';
import { anotherCopyOfRxjs } from './anotherCopyOfRxjs.js';

const valuesOf = <T>(value: Eventually<T>) => lastValueFrom(toObservable(value).pipe(toArray()));

describe('toObservable', () => {
  it.each([['abc'], [0], [null], [undefined], [[1, 2]], [new Set([1])], [{ subscribe: () => undefined }]])(
    'should emit %p as one value, synchronously',
    (value) => {
      const seen: unknown[] = [];
      toObservable<unknown>(value).subscribe((each) => seen.push(each));
      expect(seen).toEqual([value]);
    },
  );

  it('should emit what a promise resolves with', async () => {
    expect(await valuesOf(Promise.resolve([1, 2]))).toEqual([[1, 2]]);
  });

  it('should emit what a promise rejects with', async () => {
    await expect(valuesOf(Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  });

  it('should take a thenable whose then() returns nothing', async () => {
    const thenable = {
      then: (resolve: (value: number) => void) => {
        resolve(1);
      },
    } as PromiseLike<number>;
    expect(await valuesOf(thenable)).toEqual([1]);
  });

  it('should emit what an async iterable yields', async () => {
    async function* generate() {
      yield 1;
      yield 2;
    }
    expect(await valuesOf(generate())).toEqual([1, 2]);
  });

  it('should emit what an Observable emits, synchronously', () => {
    const seen: unknown[] = [];
    toObservable(of(1, 2)).subscribe({ next: (value) => seen.push(value), complete: () => seen.push('complete') });
    expect(seen).toEqual([1, 2, 'complete']);
  });

  it('should pass on the error of an Observable', async () => {
    await expect(valuesOf(throwError(() => new Error('failed')))).rejects.toThrow('failed');
  });

  it('should unsubscribe from an Observable', () => {
    let tornDown = false;
    toObservable(new Observable(() => () => (tornDown = true)))
      .subscribe()
      .unsubscribe();
    expect(tornDown).toBe(true);
  });

  it('should take the Observables of another copy of RxJS', () => {
    const copy = anotherCopyOfRxjs();
    const seen: unknown[] = [];
    const foreign$ = copy.of(1, 2).pipe(copy.map((n) => n * 2));
    expect(foreign$).not.toBeInstanceOf(Observable);
    toObservable(foreign$).subscribe({ next: (value) => seen.push(value), complete: () => seen.push('complete') });
    expect(seen).toEqual([2, 4, 'complete']);
  });

  it('should cut an Observable of another copy of RxJS inside its burst', () => {
    const copy = anotherCopyOfRxjs();
    let produced = 0;
    const foreign$ = new copy.Observable<number>((subscriber) => {
      while (!subscriber.closed && produced < 1000) subscriber.next(++produced);
    });
    const seen: number[] = [];
    toObservable(foreign$)
      .pipe(take(3))
      .subscribe((value) => seen.push(value));
    expect([seen, produced]).toEqual([[1, 2, 3], 3]);
  });

  describe('with a platform that has Symbol.observable', () => {
    const key = Symbol('observable');

    beforeAll(() => {
      Object.assign(Symbol, { observable: key });
    });
    afterAll(() => {
      Reflect.deleteProperty(Symbol, 'observable');
    });

    it('should take Observables that were made with it, and those that were made before it', async () => {
      const copy = anotherCopyOfRxjs();
      expect(key in copy.of(1)).toBe(true);
      expect(key in of(1)).toBe(false);
      expect(await valuesOf(copy.of(1))).toEqual([1]);
      expect(await valuesOf(of(1))).toEqual([1]);
    });
  });

  it('should prefer what an Observable emits to its other natures', () => {
    const subject = Object.assign(new BehaviorSubject(1), { then: () => NEVER });
    const seen: unknown[] = [];
    toObservable<unknown>(subject).subscribe((value) => seen.push(value));
    expect(seen).toEqual([1]);
  });
});
