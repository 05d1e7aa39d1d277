import { asyncScheduler } from 'rxjs';
import { drawn } from '../../src/testing/drawn.js';
import { momentsOf } from '../../src/testing/momentsOf.js';
import { marbles } from '../helpers/marbles.js';

const upper = (mark: string) => (mark === '|' ? ['end'] : [mark.toUpperCase(), mark]);

describe('drawn', () => {
  it(
    'should emit what each mark stands for, and end as drawn',
    marbles(({ expectObservable }) => {
      const source = (diagram: string) => drawn(momentsOf(diagram), upper, 'cut', asyncScheduler);
      const end = { A: 'A', a: 'a', e: 'end' };
      expectObservable(source('-a------|')).toBe('-(Aa)---(e|)', end);
      expectObservable(source('-a------#')).toBe('-(Aa)---#', end, 'cut');
      expectObservable(source('-a-------')).toBe('-(Aa)----', end);
      expectObservable(source('')).toBe('-');
    }),
  );
});
