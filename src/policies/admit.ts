import { concat, defer, EMPTY, ignoreElements, NEVER, share, tap, type Observable } from 'rxjs';
import { BudgetExceededError, type BudgetKind } from '../errors/BudgetExceededError.js';
import type { Eventually } from '../interop/Eventually.js';
import { callbackValue } from '../run/callbackValue.js';
import type { WorkUnit } from '../work/WorkUnit.js';

/** A limit that is reached. */
export interface BudgetHit {
  readonly kind: BudgetKind;
  /** The limit in force. */
  readonly limit: number;
  readonly spent: number;
}

/** What happens when a limit is reached: the run stops, or fails, or your function decides whether it goes on. */
export type OnBudgetHit = 'stop' | 'fail' | ((hit: BudgetHit) => Eventually<boolean>);

/** What one run, with all that is nested in it, may use of one kind, and has used. */
export interface BudgetAccount {
  readonly kind: BudgetKind;
  /** What was granted at first, and is granted again with each consent. */
  readonly amount: number;
  limit: number;
  spent: number;
  /** While somebody is asked whether to go on. */
  question?: Observable<never> | undefined;
  /** Somebody was asked, and said no. */
  isClosed?: boolean;
}

/**
 * Completes when a unit of work may begin; stops the run or errors when it may not.
 *
 * Whoever asked, and heard yes, goes ahead whatever the limit is then; who waited for the answer looks again.
 */
export function admit(account: BudgetAccount, unit: WorkUnit, onHit: OnBudgetHit): Observable<never> {
  return defer(() => {
    const { kind, limit, spent, question, isClosed } = account;
    if (spent < limit) return EMPTY;
    if (onHit === 'fail') throw new BudgetExceededError(kind, limit, spent);
    if (onHit === 'stop' || isClosed) {
      unit.stop();
      return NEVER;
    }
    account.question ??= ask(account, () => onHit({ kind, limit, spent }));
    const admitted$ = defer(() => (question || account.isClosed ? admit(account, unit, onHit) : EMPTY));
    return concat(account.question, admitted$);
  });
}

function ask(account: BudgetAccount, call: () => Eventually<boolean>): Observable<never> {
  const close = (): void => void (account.question = undefined);
  return callbackValue('interceptor budget({ onHit })', call).pipe(
    tap({
      next: (isConsent) => {
        close();
        if (isConsent) account.limit += account.amount;
        else account.isClosed = true;
      },
      error: close,
      unsubscribe: close,
    }),
    ignoreElements(),
    // Those who run into the same limit meanwhile wait for the same answer.
    share(),
  );
}
