import { NEVER, of, throwError } from 'rxjs';
import { admit, type BudgetAccount, type OnBudgetHit } from '../../src/policies/admit.js';
import { marbles } from '../helpers/marbles.js';
import { unitOf } from '../helpers/unitOf.js';

const account = (spent: number, limit = 10): BudgetAccount => ({ kind: 'tokens', amount: 10, limit, spent });

/** How it ends, and whether the run was stopped. */
function endingOf(of: BudgetAccount, onHit: OnBudgetHit): unknown {
  const stop = jest.fn();
  let ending: unknown = 'waits';
  admit(of, unitOf('tool_call', { stop }), onHit).subscribe({
    error: (error: unknown) => (ending = error),
    complete: () => (ending = 'admitted'),
  });
  return stop.mock.calls.length > 0 ? [ending, 'stopped'] : ending;
}

describe('admit', () => {
  it('should let in what comes before the limit is reached, and ask nobody', () => {
    const onHit = jest.fn();
    expect(endingOf(account(9), onHit)).toBe('admitted');
    expect(endingOf(account(9, Infinity), onHit)).toBe('admitted');
    expect(onHit).not.toHaveBeenCalled();
  });

  it('should stop the run, or fail', () => {
    expect(endingOf(account(10), 'stop')).toEqual(['waits', 'stopped']);
    expect(endingOf(account(12), 'fail')).toMatchObject({
      name: 'BudgetExceededError',
      kind: 'tokens',
      limit: 10,
      spent: 12,
    });
  });

  it('should raise the limit by its first amount on a yes, once, and go ahead whatever the limit is then', () => {
    const [hit, onHit] = [account(35), jest.fn(() => true)];
    expect(endingOf(hit, onHit)).toBe('admitted');
    expect(hit.limit).toBe(20);
    expect(onHit.mock.calls).toEqual([[{ kind: 'tokens', limit: 10, spent: 35 }]]);
    expect(endingOf(hit, onHit)).toBe('admitted');
    expect([hit.limit, onHit.mock.calls.length]).toEqual([30, 2]);
  });

  it('should stop on a no, and not ask again', () => {
    const [hit, onHit] = [account(10), jest.fn(() => of(true, false))];
    expect(endingOf(hit, onHit)).toEqual(['waits', 'stopped']);
    expect(endingOf(hit, onHit)).toEqual(['waits', 'stopped']);
    expect(onHit).toHaveBeenCalledTimes(1);
  });

  it('should name the function that throws', () => {
    const hit = account(10);
    expect(endingOf(hit, () => throwError(() => 'no'))).toMatchObject({
      name: 'CallbackError',
      unit: 'interceptor budget({ onHit })',
      cause: 'no',
    });
    expect(endingOf(hit, () => true)).toBe('admitted');
  });

  it(
    'should ask once for all that run into the limit meanwhile; who waited looks again',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const answer = cold('---(y|)', { y: true });
      const onHit = jest.fn(() => answer);
      const hit = account(10);
      const admitted = () => admit(hit, unitOf('tool_call'), onHit);
      expectObservable(admitted()).toBe('   ---|');
      expectObservable(admitted(), '-^').toBe('---|');
      expectSubscriptions(answer.subscriptions).toBe('^--!');
    }),
  );

  it(
    'should ask again, for one that waited, where the first yes was not enough for both',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const answer = cold('---(y|)', { y: true });
      const hit = account(25);
      const admitted = () => admit(hit, unitOf('tool_call'), () => answer);
      expectObservable(admitted()).toBe('---|');
      expectObservable(admitted(), '-^').toBe('------|');
      expectSubscriptions(answer.subscriptions).toBe(['^--!', '---^--!']);
    }),
  );

  it(
    'should go on asking for those that still wait when the first leaves, and stop when all have left',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const answer = cold('----(y|)', { y: true });
      const hit = account(10);
      const admitted = () => admit(hit, unitOf('tool_call'), () => answer);
      expectObservable(admitted(), '^-!').toBe('--');
      expectObservable(admitted(), '-^').toBe('----|');
      const other = cold('----(y|)', { y: true });
      const left = account(10);
      const leaving = () => admit(left, unitOf('tool_call'), () => other);
      expectObservable(leaving(), '^-!').toBe('--');
      expectObservable(leaving(), '-^-!').toBe('---');
      // Whoever comes later is asked for anew.
      expectObservable(leaving(), '-----^').toBe('---------|');
      expectSubscriptions(answer.subscriptions).toBe('^---!');
      expectSubscriptions(other.subscriptions).toBe(['^--!', '-----^---!']);
    }),
  );

  it('should wait for as long as there is no answer', () => {
    expect(endingOf(account(10), () => NEVER)).toBe('waits');
  });
});
