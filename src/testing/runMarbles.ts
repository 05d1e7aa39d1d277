import { from, type Observable } from 'rxjs';
import { TestScheduler, type RunHelpers } from 'rxjs/testing';
import { UserError, type RunEvent } from '../index.js';
import { Expectations } from './Expectations.js';
import type { Message } from './Message.js';
import { observableFailureOf, type Values } from './observableFailureOf.js';
import { assertReadable, runFailureOf } from './runFailureOf.js';
import type { RunFailure, RunLegend } from './RunLegend.js';
import { subscriptionsFailureOf } from './subscriptionsFailureOf.js';

/** What is expected of a run. */
export interface RunExpectation {
  /**
   * Compares the run with a diagram, frame by frame.
   *
   * @param diagram in the letters of `letterOf`, where neighbouring raw events of one frame are one `r`
   * @param legend what other letters stand for, or these in this test; an event that it knows is no other letter's
   * @param failure what `#` stands for; any error by default
   */
  toBe(diagram: string, legend?: RunLegend, failure?: RunFailure): void;
}

/** What a test that is drawn in marbles has at hand: all of RxJS's helpers, and `expectRun`. */
export interface RunMarbles extends RunHelpers {
  /**
   * Subscribes to a run, and tells it what to be compared with.
   *
   * @param subscription when it is subscribed to and left, `^--!`; from the start by default
   */
  readonly expectRun: (run$: Observable<RunEvent>, subscription?: string) => RunExpectation;
}

/**
 * Runs a test in virtual time, where a frame is a millisecond, and compares what it expects at the end. A failure is an `Error` whose
 * message names the first difference and draws both diagrams on one time axis; needs no test runner.
 *
 * The letters of a run: `a` agent_updated, `r` raw, `m` message, `t` reasoning, `c` tool_called, `o` tool_output, `p` progress, `n`
 * nested run, `h` handoff_requested, `w` handoff_occurred, `y` approval, `i` input, `x` retracted, `f` run_finished; see `letterOf`.
 *
 * @returns what the test returns
 *
 * ```ts
 * runMarbles(({ expectRun }) => {
 *   const model = marbleModel('--H----i 10ms |', { H: 'Hel', i: 'lo' });
 *   expectRun(run(new Agent({ name: 'A', model }), 'Hi')).toBe('a-r----r 10ms (rmrf|)');
 * });
 * ```
 */
export function runMarbles<T>(test: (helpers: RunMarbles) => T): T {
  const expectations = new Expectations();
  const scheduler = new TestScheduler((actual, expected) => {
    expectations.check(actual, expected);
  });
  return scheduler.run((helpers) => {
    const returned = test({ ...helpers, ...expecting(helpers, expectations) });
    if (typeof (returned as Partial<PromiseLike<unknown>> | null | undefined)?.then === 'function') {
      throw new UserError(
        'The test given to runMarbles() returned a promise, which virtual time cannot wait for. Return nothing.',
      );
    }
    helpers.flush();
    expectations.assertTold();
    return returned;
  });
}

function expecting(
  helpers: RunHelpers,
  expectations: Expectations,
): Pick<RunMarbles, 'expectRun' | 'expectObservable' | 'expectSubscriptions'> {
  return {
    expectRun: (run$, subscription) => {
      const tell = expectations.add('expectRun()');
      const recorded = helpers.expectObservable(from(run$), subscription);
      return {
        toBe: (diagram, legend = {}, failure) => {
          const parsed = TestScheduler.parseMarbles(diagram, undefined, undefined, false, true) as Message<string>[];
          assertReadable(diagram, parsed, legend);
          recorded.toBe(diagram);
          tell((actual: Message<RunEvent>[], expected: Message<string>[]) =>
            runFailureOf(actual, expected, { legend, failure }),
          );
        },
      };
    },
    expectObservable: (observable, subscription) => {
      const tell = expectations.add('expectObservable()');
      const recorded = helpers.expectObservable(observable, subscription);
      return {
        toBe: (diagram, values, error) => {
          recorded.toBe(diagram, values, error);
          tell((actual: Message[], expected: Message[]) => observableFailureOf(actual, expected, values as Values));
        },
        toEqual: (other) => {
          recorded.toEqual(other);
          tell(observableFailureOf);
        },
      };
    },
    expectSubscriptions: (logs) => {
      const tell = expectations.add('expectSubscriptions()');
      const recorded = helpers.expectSubscriptions(logs);
      return {
        toBe: (diagrams) => {
          recorded.toBe(diagrams);
          tell(subscriptionsFailureOf);
        },
      };
    },
  };
}
