import type { RunEvent } from '../index.js';
import type { TimedEvent } from '../testing/index.js';
import type { RecordedLine } from './cassetteOf.js';
import { runEventsFrom } from './runEventsFrom.js';

/**
 * Model calls as the events of a run. Each call has a clock of its own: one that begins behind another is drawn behind it, however
 * long that was. Calls that overlap have lanes of their own, as nested runs do.
 */
export function eventsFromCalls(lines: readonly RecordedLine[]): readonly TimedEvent[] {
  const isParallel = areMixed(lines.map(({ call }) => call));
  const starts = new Map<number, number>();
  let now = 0;
  const events = lines.flatMap((line): readonly TimedEvent[] => {
    const start = starts.get(line.call) ?? now;
    starts.set(line.call, start);
    const at = start + line.at;
    now = Math.max(now, at);
    return runEventsFrom(line).map((event) => ({ at, event: isParallel ? ofCall(line.call, event) : event }));
  });
  return events.sort((a, b) => a.at - b.at);
}

/** Whether a call goes on after another one was heard of. */
function areMixed(calls: readonly number[]): boolean {
  const turns = calls.filter((call, index) => call !== calls[index - 1]);
  return new Set(turns).size < turns.length;
}

function ofCall(call: number, event: RunEvent): RunEvent {
  const name = `call ${call + 1}`;
  return { type: 'nested_run_event', agent: { name }, callId: name, event };
}
