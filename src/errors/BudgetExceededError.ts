import { AgentsError } from './AgentsError.js';

/** What a budget limits. */
export type BudgetKind = 'tokens' | 'turns' | 'toolCalls' | 'cost';

/** A run, with all that is nested in it, has used up its `budget()`. */
export class BudgetExceededError extends AgentsError {
  override readonly name = 'BudgetExceededError' as const;
  declare readonly kind: BudgetKind;
  declare readonly limit: number;
  declare readonly spent: number;

  /**
   * @param kind which limit
   * @param limit the limit in force
   * @param spent what the run has used: more than the limit by one model call at most, and by those that ran beside it
   */
  constructor(kind: BudgetKind, limit: number, spent: number) {
    super(
      `The budget is used up: ${spent} of ${limit} ${kind}. Raise budget({ ${kind} }), or go on from error.partial.`,
      {
        kind,
        limit,
        spent,
      },
    );
  }
}
