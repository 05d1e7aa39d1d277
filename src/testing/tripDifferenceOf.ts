import type { CrashTrip, TripEnd } from './CrashTrip.js';
import { mismatchOf } from './mismatchOf.js';

/** What of a run that crashed is not as in the one that did not; nothing where all is. */
export function tripDifferenceOf<TOutside>(
  trip: CrashTrip<TOutside>,
  whole: CrashTrip<TOutside>,
  outsideValue: ((outside: TOutside) => unknown) | undefined,
): string | undefined {
  if (trip.repeated !== undefined) return `it did ${trip.repeated} again, whose outcome the state had already`;
  const [after, before] = [trip, whole].map(({ end }) => summaryOf(end)) as [Summary, Summary];
  if (after.status !== before.status) {
    return `it is ${[after.status, after.failure].filter(Boolean).join(' with ')}, not ${before.status}`;
  }
  // From what says most about a cause to what says least.
  return (
    (after.failure !== undefined ? differenceOf('its error', after.failure, before.failure) : undefined) ??
    differenceOf('newItems', trip.log.items, whole.log.items) ??
    differenceOf('history', after.history, before.history) ??
    differenceOf('finalOutput', after.finalOutput, before.finalOutput) ??
    differenceOf('lastAgent', after.lastAgent, before.lastAgent) ??
    responseDifferenceOf(trip, whole) ??
    differenceOf('usage', after.usage, before.usage) ??
    (outsideValue && differenceOf('outsideValue', outsideValue(trip.outside), outsideValue(whole.outside)))
  );
}

type Summary = ReturnType<typeof summaryOf>;

function summaryOf(end: TripEnd | undefined) {
  const { status, failure, result } = end ?? {};
  const { history, usage, lastAgent, finalOutput } = result ?? {};
  return { status, failure, history, usage, lastAgent: lastAgent?.name, finalOutput };
}

/** Of a response that a crash followed, only its id is known. */
function responseDifferenceOf<TOutside>(trip: CrashTrip<TOutside>, whole: CrashTrip<TOutside>): string | undefined {
  const known = whole.log.responses.map((response, index) => {
    const { responseId, ...rest } = trip.log.responses[index] ?? {};
    return Object.keys(rest).length === 0 ? { responseId: response.responseId } : response;
  });
  return differenceOf('rawResponses', trip.log.responses, known);
}

function differenceOf(what: string, value: unknown, expected: unknown): string | undefined {
  const [found, wanted] = [plain(value), plain(expected)];
  const mismatch = mismatchOf(found, wanted, what);
  if (mismatch !== undefined) return mismatch;
  const extra = mismatchOf(wanted, found, what);
  return extra === undefined ? undefined : `${what} has more than it should, where in the other ${extra}`;
}

/** As it would be once it was sent. */
function plain(value: unknown): unknown {
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}
