import { defer, tap, type MonoTypeOperatorFunction } from 'rxjs';
import type { RunEvent } from '../index.js';
import { CallLedger } from './CallLedger.js';
import { describeEvent } from './describeEvent.js';
import { letterOf } from './letterOf.js';
import { RunGrammar } from './RunGrammar.js';
import { RunGrammarError, type Violation } from './RunGrammarError.js';

/** What of a run its own events do not tell. */
export interface RunGrammarOptions {
  /** Whether it goes on from a state, and so may answer calls that an earlier segment announced. Default: false. */
  readonly resumed?: boolean;
}

const TRAIL_LENGTH = 60;

/**
 * Passes a run on, and errors at the first event that comes out of order: the agent first, an item directly after the raw event that
 * completed it, one output for each call, nothing behind a terminal event, one ending whose `newItems` are what was announced, and the
 * same in every nested run. The message names the event, the reason and the rule.
 *
 * An error of the run is passed on, if what came before it is in order.
 *
 * @throws RunGrammarError through the Observable
 *
 * ```ts
 * const agent = new Agent({ name: 'A', model: scriptedModel([text('Hello')]) });
 * run(agent, 'Hi').pipe(assertRunGrammar()).subscribe({ error: (error) => console.error(error.message) });
 * ```
 */
export function assertRunGrammar<TEvent extends RunEvent>({
  resumed = false,
}: RunGrammarOptions = {}): MonoTypeOperatorFunction<TEvent> {
  return (run$) =>
    defer(() => {
      const grammar = new RunGrammar(new CallLedger(resumed));
      let count = 0;
      let trail = '';
      const check = (violation: Violation | undefined, what: string, details: object = {}): void => {
        if (!violation) return;
        const { reason, rule } = violation;
        const lines = [`${what}: ${reason}.`, `Rule: ${rule}.`, `Events: ${trail.slice(-TRAIL_LENGTH)}`];
        throw new RunGrammarError(lines.join('\n'), { rule, ...details });
      };
      return run$.pipe(
        tap({
          next: (event) => {
            count += 1;
            const letter = letterOf(event);
            if (letter !== 'r' || !trail.endsWith('r')) trail += letter;
            check(grammar.next(event), `Event ${count} of the run, ${describeEvent(event)}, is out of order`, {
              event,
            });
          },
          error: (cause: unknown) => check(grammar.error(cause), 'The run ended out of order', { cause }),
          complete: () => check(grammar.complete(), 'The run ended out of order'),
        }),
      );
    });
}
