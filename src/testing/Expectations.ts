/** Tells what is wrong with what was recorded; nothing where all is well. */
export type FailureOf = (actual: never, expected: never) => string | undefined;

/** What is to be compared, once it is told with what. */
interface Expectation {
  readonly what: string;
  failureOf?: FailureOf;
  /** Where it was told: what its failure points to. */
  origin?: Error;
}

/** What a test expects, in the order in which a `TestScheduler` compares it. */
export class Expectations {
  private readonly pending: Expectation[] = [];
  private count = 0;

  /**
   * @param what what is expected of, for a failure message
   * @returns to be called with how the two are compared
   */
  add(what: string): (failureOf: FailureOf) => void {
    this.count += 1;
    const expectation: Expectation = { what: `${what} (number ${this.count} of this test)` };
    this.pending.push(expectation);
    return (failureOf) => {
      expectation.failureOf = failureOf;
      expectation.origin = new Error();
    };
  }

  /**
   * Compares the next one that is told.
   *
   * @throws an Error that says what differs
   */
  check(actual: unknown, expected: unknown): void {
    const at = this.pending.findIndex(({ failureOf }) => failureOf);
    const [next] = this.pending.splice(at, 1);
    const message = next?.failureOf?.(actual as never, expected as never);
    if (message !== undefined) throw pointingTo(next?.origin, message);
  }

  /**
   * Makes sure that nothing was left untold: it would not be compared.
   *
   * @throws an Error that names it
   */
  assertTold(): void {
    const untold = this.pending.find(({ failureOf }) => !failureOf);
    if (untold) throw new Error(`${untold.what} was never told what to expect. Call its toBe().`);
  }
}

/** An error whose stack begins at the expectation rather than inside the scheduler. */
function pointingTo(origin: Error | undefined, message: string): Error {
  const error = new Error(message);
  // The first line is the message's; the next two are where it is told, here and in the helper.
  const frames = origin?.stack?.split('\n').slice(3);
  if (frames) error.stack = [`Error: ${message}`, ...frames].join('\n');
  return error;
}
