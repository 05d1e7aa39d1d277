import { EMPTY, type Observable } from 'rxjs';
import { Agent, handoff, type HandoffInputFilter } from 'rxagents';
import { rewriteHistory } from '../../src/run/rewriteHistory.js';
import type { RunEnvironment } from '../../src/run/RunEnvironment.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';
import { agentA, progressAfter } from '../helpers/progressAfter.js';

const asItIs: HandoffInputFilter = (data) => data;
function rewritten(options: Parameters<typeof handoff>[1], env: Partial<RunEnvironment> = {}) {
  const handedOver = { from: agentA, via: handoff(new Agent({ name: 'B' }), options), firstNew: 1 };
  return rewriteHistory({ ...progressAfter(), handedOver }, environment(env));
}
function seenOf(rewritten$: Observable<unknown> | undefined): unknown[] {
  const seen: unknown[] = [];
  rewritten$?.subscribe({ next: (value) => seen.push(value), error: (error: unknown) => seen.push(error) });
  return seen;
}

describe('rewriteHistory', () => {
  it('should have nothing to do where nobody handed over, or all of the history is sent', () => {
    expect(rewriteHistory(progressAfter(), environment({ nestHandoffHistory: true }))).toBeUndefined();
    expect(rewritten({})).toBeUndefined();
    expect(rewritten({}, { nestHandoffHistory: true, serverHistory: {} })).toBeUndefined();
  });

  it(
    'should wait for the filter, and be torn down with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const given = { inputHistory: [], preHandoffItems: [], newItems: [] };
      const work = cold('       --d|', { d: given });
      const subs = ['           ^--!', '^-!'];
      const rewritten$ = rewritten({ inputFilter: () => work }) as Observable<unknown>;
      const values = { s: { type: 'rewritten', items: [], inputLength: 0 } };
      expectObservable(rewritten$).toBe('---(s|)', values);
      expectObservable(rewritten$, '^-!').toBe('---');
      expectSubscriptions(work.subscriptions).toBe(subs);
    }),
  );

  it('should be a UserError where the filter comes to nothing', () => {
    expect(seenOf(rewritten({ inputFilter: () => EMPTY }))).toMatchObject([
      { name: 'UserError', message: expect.stringContaining('inputFilter of handoff "transfer_to_b"') },
    ]);
  });

  it('should refuse a filter that nobody knew of where the server keeps the history', () => {
    expect(() => rewritten({ inputFilter: asItIs }, { serverHistory: {} })).toThrow(
      expect.objectContaining({ name: 'UserError' }),
    );
  });

  it('should ask the run’s filter about a handoff that an interceptor made', () => {
    const handedOver = { from: agentA, firstNew: 1 };
    const env = environment({ handoffInputFilter: asItIs });
    expect(seenOf(rewriteHistory({ ...progressAfter(), handedOver }, env))).toMatchObject([{ type: 'rewritten' }]);
  });

  it.each([[{ type: 'x' }], [{ rawItem: {} }]])(
    'should be a UserError where the filter makes an item of %j',
    (item) => {
      const given = { inputHistory: [], preHandoffItems: [], newItems: [item] };
      expect(seenOf(rewritten({ inputFilter: () => given as never }))).toMatchObject([{ name: 'UserError' }]);
    },
  );
});
