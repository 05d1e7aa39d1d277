import { lastValueFrom, take, toArray } from 'rxjs';
import { fromAsyncGenerator } from '../../src/interop/fromAsyncGenerator.js';

const eventsOf = <T, TReturn>(iterable: AsyncIterable<T, TReturn>) =>
  lastValueFrom(fromAsyncGenerator(iterable).pipe(toArray()));

/** An iterator that is driven by hand. */
function manual<T>(overrides: Partial<AsyncIterator<T, unknown>> = {}) {
  const pending: { resolve: (result: IteratorResult<T, unknown>) => void; reject: (error: unknown) => void }[] = [];
  const log: string[] = [];
  const iterator: AsyncIterator<T, unknown> = {
    next: () => {
      log.push('next');
      return new Promise((resolve, reject) => pending.push({ resolve, reject }));
    },
    return: () => {
      log.push('return');
      return Promise.resolve({ done: true, value: undefined });
    },
    ...overrides,
  };
  return { iterable: { [Symbol.asyncIterator]: () => iterator }, pending, log };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('fromAsyncGenerator', () => {
  it('should tell what is yielded and what is returned apart', async () => {
    async function* generate() {
      yield 'searching';
      yield undefined;
      return { hits: 3 };
    }
    expect(await eventsOf(generate())).toEqual([
      { type: 'yield', value: 'searching' },
      { type: 'yield', value: undefined },
      { type: 'return', value: { hits: 3 } },
    ]);
  });

  it('should tell of no return where nothing is returned', async () => {
    async function* generate() {
      yield 1;
    }
    expect(await eventsOf(generate())).toEqual([{ type: 'yield', value: 1 }]);
  });

  it('should tell of a return that is null, false or empty', async () => {
    for (const value of [null, false, 0, '']) {
      async function* generate() {
        return value;
      }
      expect(await eventsOf(generate())).toEqual([{ type: 'return', value }]);
    }
  });

  it('should emit each value when it is yielded', async () => {
    let goOn: (() => void) | undefined;
    async function* generate() {
      yield 'first';
      await new Promise<void>((resolve) => (goOn = resolve));
      return 'last';
    }
    const seen: unknown[] = [];
    const ended = fromAsyncGenerator(generate()).forEach(({ value }) => seen.push(value));
    await new Promise((resolve) => setImmediate(resolve));
    expect(seen).toEqual(['first']);
    goOn?.();
    await ended;
    expect(seen).toEqual(['first', 'last']);
  });

  it('should close the generator on unsubscribe', async () => {
    const log: string[] = [];
    async function* generate() {
      try {
        for (let i = 0; ; i++) yield i;
      } finally {
        log.push('finally');
      }
    }
    const subscription = fromAsyncGenerator(generate()).subscribe(() => {
      subscription.unsubscribe();
    });
    await new Promise((resolve) => setImmediate(resolve));
    expect(log).toEqual(['finally']);
  });

  it('should make the iterator on subscribe, one a subscription', () => {
    let made = 0;
    const { iterable } = manual();
    const results$ = fromAsyncGenerator({
      [Symbol.asyncIterator]: () => {
        made++;
        return iterable[Symbol.asyncIterator]();
      },
    });
    expect(made).toBe(0);
    results$.subscribe();
    results$.subscribe();
    expect(made).toBe(2);
  });

  it('should ask for the next result when the one before has come', async () => {
    const { iterable, pending, log } = manual<number>();
    fromAsyncGenerator(iterable).subscribe();
    await settled();
    expect(log).toEqual(['next']);
    pending[0]?.resolve({ done: false, value: 1 });
    await settled();
    expect(log).toEqual(['next', 'next']);
  });

  it('should call return() on unsubscribe, at once, also while next() is pending', () => {
    const { iterable, log } = manual();
    fromAsyncGenerator(iterable).subscribe().unsubscribe();
    expect(log).toEqual(['next', 'return']);
  });

  it('should call return() once when a consumer has enough', async () => {
    const { iterable, pending, log } = manual<number>();
    fromAsyncGenerator(iterable).pipe(take(1)).subscribe();
    pending[0]?.resolve({ done: false, value: 1 });
    await settled();
    expect(log).toEqual(['next', 'return']);
  });

  it.each<['done' | 'failed']>([['done'], ['failed']])('should not call return() when it is %s', async (ending) => {
    const { iterable, pending, log } = manual<number>();
    const subscription = fromAsyncGenerator(iterable).subscribe({ error: () => undefined });
    if (ending === 'done') pending[0]?.resolve({ done: true, value: undefined });
    else pending[0]?.reject(new Error('failed'));
    await settled();
    subscription.unsubscribe();
    expect(log).toEqual(['next']);
  });

  it('should not tell what comes after unsubscribe', async () => {
    for (const late of ['value', 'error'] as const) {
      const { iterable, pending, log } = manual<number>();
      const told: unknown[] = [];
      const subscription = fromAsyncGenerator(iterable).subscribe({
        next: (value) => told.push(value),
        error: (error: unknown) => told.push(error),
      });
      subscription.unsubscribe();
      if (late === 'value') pending[0]?.resolve({ done: false, value: 1 });
      else pending[0]?.reject(new Error('late'));
      await settled();
      expect([told, log]).toEqual([[], ['next', 'return']]);
    }
  });

  it.each<[string, Partial<AsyncIterator<number>>]>([
    ['rejects', { return: () => Promise.reject(new Error('close')) }],
    [
      'throws',
      {
        return: () => {
          throw new Error('close');
        },
      },
    ],
    ['is missing', {}],
  ])('should unsubscribe in peace when return() %s', async (_, overrides) => {
    const { iterable } = manual(overrides);
    if (overrides.return === undefined) delete iterable[Symbol.asyncIterator]().return;
    const subscription = fromAsyncGenerator(iterable).subscribe();
    expect(() => {
      subscription.unsubscribe();
    }).not.toThrow();
    await settled();
  });

  it('should take results that are no promises', async () => {
    const results = [
      { done: false, value: 1 },
      { done: true, value: 2 },
    ];
    const { iterable } = manual<number>({ next: (() => results.shift()) as never });
    expect(await lastValueFrom(fromAsyncGenerator(iterable).pipe(toArray()))).toEqual([
      { type: 'yield', value: 1 },
      { type: 'return', value: 2 },
    ]);
  });

  const broken = () => {
    throw new Error('broken');
  };
  it.each<[string, AsyncIterable<number>]>([
    ['[Symbol.asyncIterator]() throws', { [Symbol.asyncIterator]: broken }],
    ['next() throws', manual<number>({ next: broken }).iterable],
    ['next() rejects', manual<number>({ next: () => Promise.reject(new Error('broken')) }).iterable],
  ])('should emit the error when %s', async (_, iterable) => {
    await expect(lastValueFrom(fromAsyncGenerator(iterable))).rejects.toThrow('broken');
  });

  it('should emit an error when a result is none', async () => {
    const { iterable } = manual<number>({ next: (() => undefined) as never });
    await expect(lastValueFrom(fromAsyncGenerator(iterable))).rejects.toThrow(TypeError);
  });
});
