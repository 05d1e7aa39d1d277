import { map, of, type Observable } from 'rxjs';
import { intercept, type Work } from 'rxagents';
import { marbles } from '../helpers/marbles.js';
import { unitOf } from '../helpers/unitOf.js';

describe('intercept', () => {
  it('should stand around the work of its kind, and be told which unit it is', () => {
    const told: unknown[] = [];
    const doubled = intercept('tool_call', (unit) => {
      told.push(unit);
      return map((work) => (work.type === 'value' ? { ...work, value: `${work.value as string}!` } : work));
    });
    const unit = unitOf('tool_call');
    const seen: unknown[] = [];
    doubled(unit, of<Work['tool_call']>({ type: 'value', value: 'ok' })).subscribe((work) => seen.push(work));
    expect(told).toEqual([unit]);
    expect(seen).toEqual([{ type: 'value', value: 'ok!' }]);
  });

  it('should hand back the very work of any other kind, and not ask for an operator', () => {
    const around = intercept('tool_call', () => {
      throw new Error('asked');
    });
    const work$: Observable<Work['session']> = of({ type: 'value', value: 1 });
    expect(around(unitOf('session'), work$)).toBe(work$);
  });

  it(
    'should subscribe nothing by itself, and the work once for each subscription',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const work = cold<Work['tool_call']>('--v|', { v: { type: 'value', value: 1 } });
      const subs = ['                       ^--!', '   -^--!'];
      const expected = '                      --v|';
      const around = intercept('tool_call', () => (work$) => work$);

      const work$ = around(unitOf('tool_call'), work);
      expectObservable(work$).toBe(expected, { v: { type: 'value', value: 1 } });
      expectObservable(work$, '-^').toBe('---v|', { v: { type: 'value', value: 1 } });
      expectSubscriptions(work.subscriptions).toBe(subs.map((line) => line.trim()));
    }),
  );
});
