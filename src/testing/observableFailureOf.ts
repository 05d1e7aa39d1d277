import { failureOf, type ExpectedNote, type Note } from './failureOf.js';
import { isEqual } from './isEqual.js';
import type { Message } from './Message.js';
import { show } from './show.js';

interface ActualNote extends Note {
  readonly message: Message;
}

/** What the letters of a diagram stand for. */
export type Values = Readonly<Record<string, unknown>> | undefined;

/** Why an Observable is not as its diagram says, value by value; nothing where it is. */
export function observableFailureOf(
  actual: readonly Message[],
  expected: readonly Message[],
  values?: Values,
): string | undefined {
  const wanted = expected.map((message): ExpectedNote<ActualNote> => {
    const note = noteOf(message, values);
    return { ...note, mismatchOf: (got) => (isEqual(message.notification, got.message.notification) ? undefined : '') };
  });
  const got = actual.map((message) => ({ ...noteOf(message, values), message }));
  return failureOf('The Observable', wanted, got);
}

function noteOf({ frame, notification }: Message, values: Values): Note {
  if (notification.kind === 'C') return { frame, letter: '|', says: 'complete' };
  if (notification.kind === 'E') return { frame, letter: '#', says: show(notification.error) };
  const { value } = notification;
  const named = Object.entries(values ?? {}).find(([, each]) => isEqual(each, value));
  if (named) return { frame, letter: named[0], says: show(value) };
  const isLetter = typeof value === 'string' && Array.from(value).length === 1;
  return isLetter ? { frame, letter: value, says: value } : { frame, letter: '?', says: show(value) };
}
