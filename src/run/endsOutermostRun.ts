import type { BudgetExceededError } from '../errors/BudgetExceededError.js';
import { isNamed } from '../errors/isNamed.js';
import { UserError } from '../errors/UserError.js';

const BRAND = Symbol('nesting');

/** The error of agents that call each other without end; it fails the outermost run, however its tools take errors. */
export function nestingErrorOf(path: readonly string[]): UserError {
  const error = new UserError(
    `Agents are nested more than ${path.length - 1} levels deep: ${path.join(' > ')}. Let one of them answer by itself.`,
  );
  // A mark that copies of the error keep: each run that it ends gives it a result of its own.
  return Object.defineProperty(error, BRAND, {});
}

/** Tells what no tool's error function may take for an error of the tool: the end of a budget, or of the nesting. */
export function endsOutermostRun(error: unknown): boolean {
  return isNamed<BudgetExceededError>(error, 'BudgetExceededError') || BRAND in (Object(error) as object);
}
