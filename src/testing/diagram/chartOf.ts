import type { Lane } from './Lane.js';
import { payloadOf } from './payloadOf.js';
import { RunTrack } from './RunTrack.js';
import type { RunEnding, TimedEvent } from './TimedEvent.js';

/** What happened in a run, by moments. */
export interface Chart {
  /** When each moment was, in milliseconds from the start; the last is the end. */
  readonly times: readonly number[];
  readonly lanes: readonly Lane[];
}

/** Sorts the events of a run into lanes. */
export function chartOf(events: readonly TimedEvent[], ending?: RunEnding): Chart {
  const track = new RunTrack();
  events.forEach(({ event }, moment) => track.add(event, moment));
  if (ending?.kind === 'error') track.end('error', payloadOf(ending.error), events.length);
  // A run that was left from outside completes without its last event.
  if (ending?.kind === 'complete' && !track.isFinished) track.end('complete', 'complete', events.length);
  const times = timesOf(ending ? [...events, ending] : events);
  return { times, lanes: track.lanes(Math.max(0, times.length - 1)) };
}

/** Times since the first event, of a clock that may have been set back in between. */
function timesOf(events: readonly { readonly at: number }[]): number[] {
  const startedAt = events[0]?.at ?? 0;
  let latest = 0;
  return events.map(({ at }) => (latest = Math.max(latest, at - startedAt)));
}
