import { UserError, type ModelEvent } from '../index.js';
import type { CassetteLine, RecordedEnd } from './CassetteLine.js';
import type { Moment } from './momentsOf.js';
import type { RequestShape } from './requestShapeOf.js';

/** One call of a cassette. */
export interface RecordedCall {
  readonly shape: RequestShape;
  /** The events, then the end, at their times. */
  readonly moments: readonly Moment<ModelEvent | RecordedEnd>[];
}

/**
 * The calls of a cassette, in the order in which they began.
 *
 * @param cassette its text, or its lines
 * @throws UserError that names the line that cannot be read
 */
export function cassetteCalls(cassette: string | Iterable<string>): RecordedCall[] {
  const lines = typeof cassette === 'string' ? cassette.split('\n') : [...cassette];
  const calls: { shape: RequestShape; moments: Moment<ModelEvent | RecordedEnd>[] }[] = [];
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const entry = parsed(line, index);
    if ('request' in entry) {
      if (entry.call !== calls.length) throw unreadable(index, `call ${entry.call} is not the next one`);
      calls.push({ shape: entry.request, moments: [] });
      return;
    }
    const call = calls[entry.call];
    if (!call) throw unreadable(index, `call ${entry.call} has no line that says what it was asked`);
    call.moments.push({ at: entry.at, values: ['event' in entry ? entry.event : entry] });
  });
  return calls;
}

function parsed(line: string, index: number): CassetteLine {
  let entry: Partial<Record<string, unknown>>;
  try {
    entry = Object(JSON.parse(line)) as typeof entry;
  } catch {
    throw unreadable(index, 'it is not JSON');
  }
  const isEntry = 'request' in entry || (typeof entry['at'] === 'number' && ('event' in entry || 'end' in entry));
  if (typeof entry['call'] !== 'number' || !isEntry)
    throw unreadable(index, 'it is neither a request, nor an event, nor an end');
  return entry as unknown as CassetteLine;
}

function unreadable(index: number, why: string): UserError {
  return new UserError(`Line ${index + 1} of the cassette cannot be read: ${why}. Record it again with recordModel().`);
}
