import { UserError, type ModelEvent } from '../index.js';

/** What a line of a cassette says of a model call. */
export interface RecordedLine {
  /** The number of the call. */
  readonly call: number;
  /** Milliseconds from the start of the call. */
  readonly at: number;
  readonly event?: ModelEvent;
  /** What the call erred with. */
  readonly error?: unknown;
}

/**
 * The lines of a cassette: JSON, `{ "call": 0, "at": 12, "event": { "type": ... } }`. What else is said of a call, such as what was
 * asked and how it ended, tells when it was heard of; a first line about the cassette itself is left aside.
 *
 * @param name Of the cassette, for errors.
 * @throws UserError when a line is something else.
 */
export function cassetteOf(text: string, name: string): readonly RecordedLine[] {
  const filled = text
    .split('\n')
    .map((line, index) => ({ line: line.trim(), number: index + 1 }))
    .filter(({ line }) => line !== '');
  const lines = filled.flatMap(({ line, number }, index) => {
    const fields = fieldsOf(line);
    if (fields && index === 0 && fields['call'] === undefined && fields['event'] === undefined) return [];
    const read = fields ? lineFrom(fields) : 'it is not a JSON object';
    if (typeof read !== 'string') return [read];
    throw new UserError(
      `Line ${number} of ${name} is no line of a cassette: ${read}. ` +
        'Expected { "call": 0, "at": 12, "event": { "type": ... } }; record the cassette again, or take the line out.',
    );
  });
  if (lines.some(({ event }) => event)) return lines;
  throw new UserError(
    `The cassette ${name} holds no event of a model call. Record one with recordModel(), or check the path.`,
  );
}

function fieldsOf(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** The line that its fields make, or what is wrong with them. */
function lineFrom({ call, at, event, error }: Readonly<Record<string, unknown>>): RecordedLine | string {
  if (typeof call !== 'number' || !Number.isInteger(call) || call < 0) return 'its "call" is not the number of a call';
  const isTimed = typeof at === 'number' && Number.isFinite(at);
  if (event === undefined) return { call, at: isTimed ? at : 0, ...(error !== undefined && { error }) };
  if (!isTimed) return 'its "at" is not a time in milliseconds';
  return isEvent(event) ? { call, at, event } : 'its "event" has no "type"';
}

/** What the event says beyond its type is the model's affair. */
function isEvent(value: unknown): value is ModelEvent {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
