import { defer, EMPTY, mergeMap, NEVER, of, throwError, type Observable } from 'rxjs';
import { UserError, type Model, type ModelEvent } from '../index.js';
import { cassetteCalls } from './cassetteCalls.js';
import type { RecordedEnd } from './CassetteLine.js';
import { errorFromRecord } from './recordedErrorOf.js';
import { requestMismatchOf } from './requestMismatchOf.js';
import { requestShapeOf } from './requestShapeOf.js';
import { timed } from './timed.js';

/** How a cassette is replayed. */
export interface ReplayOptions {
  /**
   * When events come, on the run's scheduler: as `'recorded'`; all at once, `'instant'` (the default); or by a factor of the recorded
   * times, 0.1 being ten times as fast, in whole milliseconds.
   */
  readonly timing?: 'recorded' | 'instant' | number;
}

/**
 * A model that answers as a cassette says, which `recordModel` wrote: the same events in the same order, call after call, the same
 * endings, and with `timing: 'recorded'` the same times, in virtual time too.
 *
 * Each call is checked lightly: it must have the tools and handoffs that it was recorded with, by name, and the same `outputType`.
 * Instructions, texts and settings may differ. Calls that overlap should keep the recorded times, which say which comes first.
 *
 * @param cassette its text, or its lines
 * @throws UserError when the cassette cannot be read; when a call is not in it or does not fit, through the stream
 *
 * ```ts
 * const lines: string[] = [];
 * const model = recordModel(scriptedModel([text('Hello')]), (line) => lines.push(line));
 * run(agent, 'Hi', { model }).subscribe({
 *   complete: () => run(agent, 'Hi', { model: replayModel(lines) }).pipe(textDeltas()).subscribe(console.log),
 * });
 * ```
 */
export function replayModel(cassette: string | Iterable<string>, { timing = 'instant' }: ReplayOptions = {}): Model {
  const calls = cassetteCalls(cassette);
  const factor = factorOf(timing);
  const name = calls[0]?.shape.model ?? 'replay';
  let made = 0;
  return {
    name,
    stream: (request) =>
      defer(() => {
        const number = ++made;
        const call = calls[number - 1];
        if (!call) {
          throw new UserError(
            `The cassette has ${calls.length} call(s), but call ${number} was made. Record it again.`,
          );
        }
        const mismatch = requestMismatchOf(requestShapeOf(name, request), call.shape);
        if (mismatch !== undefined) {
          throw new UserError(`Call ${number} of the cassette does not fit: the request ${mismatch}. Record it again.`);
        }
        const moments = call.moments.map(({ at, values }) => ({ at: Math.round(at * factor), values }));
        // Without an end the recording broke off, and nobody knows what came then.
        const isWhole = call.moments.some(({ values }) => values.some(isEnd));
        return timed([...moments, ...(isWhole ? [] : [{ at: 0, values: [UNKNOWN_END] }])], request.scheduler).pipe(
          mergeMap((value) => (isEnd(value) ? ended(value) : of(value))),
        );
      }),
  };
}

const UNKNOWN_END: RecordedEnd = { end: 'unsubscribed' };

function isEnd(value: ModelEvent | RecordedEnd): value is RecordedEnd {
  return 'end' in value;
}

function ended(ending: RecordedEnd): Observable<never> {
  if (ending.end === 'error') return throwError(() => errorFromRecord(ending.error));
  return ending.end === 'complete' ? EMPTY : NEVER;
}

function factorOf(timing: Required<ReplayOptions>['timing']): number {
  if (timing === 'recorded') return 1;
  if (timing === 'instant') return 0;
  if (timing >= 0 && timing < Infinity) return timing;
  throw new UserError(`timing is ${timing}. Give 'recorded', 'instant', or a factor of the recorded times from 0.`);
}
