import { BehaviorSubject, lastValueFrom, of } from 'rxjs';
import { emissionsOf } from '../../src/interop/emissionsOf.js';

describe('emissionsOf', () => {
  it.each([
    ['a string', 'abc'],
    ['a number', 0],
    ['null', null],
    ['undefined', undefined],
    ['an array', [1, 2]],
    ['a Set', new Set([1])],
    [
      'a generator',
      (function* () {
        yield 1;
      })(),
    ],
    ['a function', () => 1],
    ['a store: an object with subscribe() alone', { subscribe: () => () => undefined }],
    ['an object whose then is no function', { then: 'later' }],
  ])('should take %s for a value', (_, value) => {
    expect(emissionsOf<unknown>(value)).toBeUndefined();
  });

  it.each([
    ['an Observable', of(1)],
    ['a Subject', new BehaviorSubject(1)],
    ['a promise', Promise.resolve(1)],
    ['a thenable', { then: () => undefined }],
    [
      'an async generator',
      (async function* () {
        yield 1;
      })(),
    ],
  ])('should take %s for something that emits', (_, value) => {
    expect(emissionsOf<unknown>(value)).toBeDefined();
  });

  it('should know an Observable by either name, where the platform has a symbol for it', () => {
    const platform = Symbol as { observable?: symbol };
    const { observable } = platform;
    platform.observable = Symbol('observable');
    const known = ['@@observable', platform.observable, Symbol('another')].map(
      (name) => emissionsOf({ subscribe: () => undefined, [name]: () => undefined }) !== undefined,
    );
    if (observable) platform.observable = observable;
    else delete platform.observable;
    expect(known).toEqual([true, true, false]);
  });

  it('should leave a thenable alone until it is subscribed to', () => {
    const then = jest.fn();
    emissionsOf<unknown>({ then });
    expect(then).not.toHaveBeenCalled();
  });

  it('should wait for what a thenable resolves with, if that is one', async () => {
    const inner = { then: (resolve: (value: number) => void) => resolve(1) };
    const thenable = { then: (resolve: (value: unknown) => void) => resolve(inner) };
    expect(await lastValueFrom(emissionsOf<unknown>(thenable)!)).toBe(1);
  });
});
