import * as fc from 'fast-check';
import { Fifo } from '../../src/interop/Fifo.js';

describe('Fifo', () => {
  it('should give back what was pushed, in order', () => {
    const fifo = new Fifo<string>();
    fifo.push('a');
    fifo.push('b');
    expect([fifo.first, fifo.size]).toEqual(['a', 2]);
    expect([fifo.shift(), fifo.shift(), fifo.shift()]).toEqual(['a', 'b', undefined]);
    expect([fifo.first, fifo.size]).toEqual([undefined, 0]);
  });

  it('should count an undefined that was pushed', () => {
    const fifo = new Fifo<undefined>();
    fifo.push(undefined);
    expect(fifo.size).toBe(1);
    fifo.shift();
    expect(fifo.size).toBe(0);
  });

  it('should agree with an array, over any pushes and shifts', () => {
    const step = fc.oneof(fc.record({ push: fc.nat(2000) }), fc.record({ shift: fc.nat(2000) }));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const fifo = new Fifo<number>();
        const model: number[] = [];
        let next = 0;
        for (const { push = 0, shift = 0 } of steps as { push?: number; shift?: number }[]) {
          for (let i = 0; i < push; i++, next++) {
            fifo.push(next);
            model.push(next);
          }
          const expected = model.splice(0, shift);
          const actual = Array.from({ length: expected.length }, () => fifo.shift());
          expect(actual).toEqual(expected);
          expect([fifo.size, fifo.first]).toEqual([model.length, model[0]]);
        }
      }),
      { numRuns: 50 },
    );
  });
});
