import { concat, concatMap, defer, EMPTY, from, tap, type Observable } from 'rxjs';
import type { BudgetKind } from '../errors/BudgetExceededError.js';
import type { ModelEvent } from '../events/ModelEvent.js';
import type { RequestUsage } from '../events/Usage.js';
import { callbackErrorFrom } from '../run/callbackErrorFrom.js';
import { isResponseEnd } from '../run/isResponseEnd.js';
import { requestUsageOf } from '../run/requestUsageOf.js';
import type { Interceptor } from '../work/Interceptor.js';
import type { WorkUnit } from '../work/WorkUnit.js';
import { admit, type BudgetAccount, type OnBudgetHit } from './admit.js';
import { requireNumbers } from './requireNumbers.js';

/** What a run may use; there is no limit where none is given. */
export interface BudgetLimits {
  /** Tokens in and out, as the responses report them. */
  readonly tokens?: number;
  /** Model calls. */
  readonly turns?: number;
  readonly toolCalls?: number;
  /** In whatever unit `of` counts, which is told the usage of each response. */
  readonly cost?: {
    readonly limit: number;
    /** What a response costs. */
    readonly of: (usage: RequestUsage) => number;
  };
}

/**
 * Limits what a run uses, with all that is nested in it; each run has a budget of its own.
 *
 * Looks before each model call and each tool call, so a run goes over a limit by one model call at most, and by those that are under way
 * beside it. A response that reports no usage counts as none. A function as `onHit` is asked once at each hit, while everything that would
 * spend more waits: `true` raises the limit by its first amount, and the work that it was asked for goes ahead; `false` stops the run.
 *
 * @param limits how much of what; turns count before model calls, tool calls before tool calls, tokens and cost before both
 * @param onHit `'stop'` (the default): the run ends as stopped; `'fail'`: with a `BudgetExceededError`; or a function that decides
 * @throws UserError when a limit is unknown, no number, or negative
 *
 * ```ts
 * run(agent, 'Hi', { interceptors: [budget({ tokens: 50_000, toolCalls: 20 }, ({ spent }) => confirm(`${spent} tokens. Go on?`))] });
 * ```
 */
export function budget({ cost, ...counts }: BudgetLimits, onHit: OnBudgetHit = 'stop'): Interceptor {
  const amounts = { ...counts, cost: cost?.limit };
  requireNumbers('budget', amounts, ['tokens', 'turns', 'toolCalls', 'cost']);
  const ledgers = new WeakMap<object, readonly BudgetAccount[]>();
  const around = (unit: WorkUnit, work$: Observable<ModelEvent>): Observable<unknown> => {
    const [counted, other] = unit.kind === 'model_call' ? ['turns', 'toolCalls'] : ['toolCalls', 'turns'];
    if (unit.kind !== 'model_call' && unit.kind !== 'tool_call') return work$;
    return defer(() => {
      const ledger = ledgers.get(unit.run) ?? ledgerOf(amounts);
      ledgers.set(unit.run, ledger);
      const spend = (spent: Readonly<Record<string, number>>): void => {
        for (const account of ledger) account.spent += spent[account.kind] ?? 0;
      };
      const admitted$ = from(ledger).pipe(
        concatMap((account) => (account.kind === other ? EMPTY : admit(account, unit, onHit))),
      );
      const counted$ = defer(() => {
        spend({ [counted]: 1 });
        return work$;
      });
      const noted$ = counted$.pipe(
        tap((event) => {
          const usage = usageIn(event);
          if (usage) spend({ tokens: usage.totalTokens, cost: cost ? priceOf(usage, cost.of) : 0 });
        }),
      );
      return concat(admitted$, noted$);
    });
  };
  return around as Interceptor;
}

function ledgerOf(amounts: object): BudgetAccount[] {
  return (Object.entries(amounts) as [BudgetKind, number | undefined][]).map(([kind, amount = Infinity]) => ({
    kind,
    amount,
    limit: amount,
    spent: 0,
  }));
}

/** What the last event of a response reports. */
function usageIn(event: ModelEvent): RequestUsage | undefined {
  const usage = isResponseEnd(event) && event.response?.usage;
  return usage ? requestUsageOf(usage) : undefined;
}

function priceOf(usage: RequestUsage, of: (usage: RequestUsage) => number): number {
  try {
    const cost = of(usage);
    requireNumbers('budget', { cost });
    return cost;
  } catch (thrown) {
    throw callbackErrorFrom(thrown, 'interceptor budget({ cost })');
  }
}
