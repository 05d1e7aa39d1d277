import type { UserError } from '../errors/UserError.js';

/** The events that were emitted and not read yet; each kind of backlog has its own answer to there being too many. */
export interface Backlog<T> {
  readonly size: number;
  /** Takes an event in. What it returns ends the iteration, after everything that waits has been read. */
  push(event: T): UserError | undefined;
  /** Takes the oldest event out. */
  shift(): T | undefined;
}
