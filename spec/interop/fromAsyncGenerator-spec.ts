import { lastValueFrom, toArray } from 'rxjs';
import { fromAsyncGenerator } from '../../src/interop/fromAsyncGenerator.js';

const eventsOf = <T, TReturn>(iterable: AsyncIterable<T, TReturn>) =>
  lastValueFrom(fromAsyncGenerator(iterable).pipe(toArray()));

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
});
