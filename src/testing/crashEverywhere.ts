import { concat, concatMap, defer, EMPTY, from, of, type Observable } from 'rxjs';
import { UserError, type RunEvent } from '../index.js';
import { CrashError } from './CrashError.js';
import { CrashTrip, type CrashPoint } from './CrashTrip.js';
import type { CrashOptions, CrashReport, RunSegment } from './RunSegment.js';
import { tripDifferenceOf } from './tripDifferenceOf.js';

/**
 * Crashes a run at each of its events and at each state that it saves, resumes it from the state that was saved last, by way of JSON,
 * and compares what it comes to with the run that did not crash: items, history, final output, responses, usage, last agent. No
 * tool and no model may be called again for what the state has already.
 *
 * Synchronous where the runs are; under RxJS's `TestScheduler` in virtual time. The run has to be the same each time: a model by the
 * script, `{ countBy: 'history' }`, and tools that settle in the same order.
 *
 * @param makeRun makes the run from what a process has at its start: agents, tools and model are made anew in it
 * @param options what no crash touches, and how calls that wait for approval are decided
 * @throws CrashError through the Observable, at the first difference; UserError where the run saves no state
 *
 * ```ts
 * const report$ = crashEverywhere(({ saved, options }) => {
 *   const model = scriptedModel([toolCall('clock'), text('Noon.')], { countBy: 'history' });
 *   const clock = tool({ name: 'clock', description: 'The time.', parameters: z.object({}), execute: () => '12:00' });
 *   const agent = new Agent({ name: 'Clerk', model, tools: [clock] });
 *   return run(agent, saved ? RunState.fromJSON(agent, saved) : 'What time is it?', options);
 * });
 * report$.subscribe(({ events, checkpoints }) => console.log(`survives ${events + checkpoints} crashes`));
 * ```
 */
export function crashEverywhere<TOutside = undefined>(
  makeRun: (segment: RunSegment<TOutside>) => Observable<RunEvent>,
  options: CrashOptions<TOutside> = {},
): Observable<CrashReport> {
  return defer(() => {
    const whole = new CrashTrip(makeRun, options);
    const crashed$ = (point: CrashPoint): Observable<never> => {
      const trip = new CrashTrip(makeRun, options, point);
      return concat(
        trip.take(),
        defer(() => {
          const difference = tripDifferenceOf(trip, whole, options.outsideValue);
          if (difference !== undefined) throw errorOf(trip, point, difference);
          return EMPTY;
        }),
      );
    };
    return concat(
      whole.take(),
      defer(() => from(pointsOf(whole))).pipe(concatMap(crashed$)),
      defer(() => of({ events: whole.count.event, checkpoints: whole.count.checkpoint })),
    );
  });
}

function pointsOf({ count }: Pick<CrashTrip<never>, 'count'>): CrashPoint[] {
  if (count.checkpoint === 0) {
    throw new UserError(
      'The run saved no state to resume it from. Hand it the options: run(agent, input, { ...options }).',
    );
  }
  return (['event', 'checkpoint'] as const).flatMap((kind) =>
    Array.from({ length: count[kind] }, (_, index) => ({ kind, number: index + 1 })),
  );
}

function errorOf(
  trip: Pick<CrashTrip<never>, 'crashedAt' | 'resumedFrom'>,
  { kind, number }: CrashPoint,
  difference: string,
): CrashError {
  const crashedAt = trip.crashedAt ?? `${kind} ${number}, which it did not come to`;
  const from = trip.resumedFrom === 0 ? 'started anew' : `resumed from state ${trip.resumedFrom}`;
  return new CrashError(
    `Crashed at ${crashedAt} and ${from}, the run is not what it is without a crash: ${difference}. ` +
      'Make in makeRun all that a process makes when it starts, and let it depend on nothing but what is saved.',
    { crashedAt, difference },
  );
}
