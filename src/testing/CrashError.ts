/** A run does not survive a crash: what `crashEverywhere` errors with. */
export class CrashError extends Error {
  override readonly name = 'CrashError' as const;
  /** Where it crashed: `event 12 (tool_output of call_1)`, `checkpoint 3`. */
  readonly crashedAt: string;
  /** What is not as in the run that did not crash. */
  readonly difference: string;

  constructor(message: string, { crashedAt, difference }: Pick<CrashError, 'crashedAt' | 'difference'>) {
    super(message);
    this.crashedAt = crashedAt;
    this.difference = difference;
  }
}
