import { take, toArray, lastValueFrom } from 'rxjs';
import { iteratorResults } from '../../src/interop/iteratorResults.js';

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

describe('iteratorResults', () => {
  it('should emit every result, the last one included', async () => {
    async function* generate() {
      yield 1;
      yield 2;
      return 'end';
    }
    expect(await lastValueFrom(iteratorResults(generate()).pipe(toArray()))).toEqual([
      { done: false, value: 1 },
      { done: false, value: 2 },
      { done: true, value: 'end' },
    ]);
  });

  it('should make the iterator on subscribe, one a subscription', () => {
    let made = 0;
    const { iterable } = manual();
    const results$ = iteratorResults({
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
    iteratorResults(iterable).subscribe();
    await settled();
    expect(log).toEqual(['next']);
    pending[0]?.resolve({ done: false, value: 1 });
    await settled();
    expect(log).toEqual(['next', 'next']);
  });

  it('should call return() on unsubscribe, at once, also while next() is pending', () => {
    const { iterable, log } = manual();
    iteratorResults(iterable).subscribe().unsubscribe();
    expect(log).toEqual(['next', 'return']);
  });

  it('should call return() once when a consumer has enough', async () => {
    const { iterable, pending, log } = manual<number>();
    iteratorResults(iterable).pipe(take(1)).subscribe();
    pending[0]?.resolve({ done: false, value: 1 });
    await settled();
    expect(log).toEqual(['next', 'return']);
  });

  it('should run the finally block of a generator', async () => {
    const log: string[] = [];
    async function* generate() {
      try {
        yield 1;
        yield 2;
      } finally {
        log.push('finally');
      }
    }
    await lastValueFrom(iteratorResults(generate()).pipe(take(1)));
    await settled();
    expect(log).toEqual(['finally']);
  });

  it.each<['done' | 'failed']>([['done'], ['failed']])('should not call return() when it is %s', async (ending) => {
    const { iterable, pending, log } = manual<number>();
    const subscription = iteratorResults(iterable).subscribe({ error: () => undefined });
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
      const subscription = iteratorResults(iterable).subscribe({
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
    const subscription = iteratorResults(iterable).subscribe();
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
    expect(await lastValueFrom(iteratorResults(iterable).pipe(toArray()))).toEqual([
      { done: false, value: 1 },
      { done: true, value: 2 },
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
    await expect(lastValueFrom(iteratorResults(iterable))).rejects.toThrow('broken');
  });

  it('should emit an error when a result is none', async () => {
    const { iterable } = manual<number>({ next: (() => undefined) as never });
    await expect(lastValueFrom(iteratorResults(iterable))).rejects.toThrow(TypeError);
  });
});
