import { UserError, type RunEvent } from '../index.js';
import { describeEvent } from './describeEvent.js';
import { failureOf, type ExpectedNote, type Note } from './failureOf.js';
import { letterOf, RUN_LETTERS } from './letterOf.js';
import type { Message } from './Message.js';
import { mismatchOf } from './mismatchOf.js';
import type { RunFailure, RunLegend, RunLetter } from './RunLegend.js';
import { show } from './show.js';

/** What happened: an event, or an ending. */
interface ActualNote extends Note {
  readonly message: Message<RunEvent>;
}

/** What a diagram of a run is read with. */
export interface RunReading {
  readonly legend: RunLegend;
  /** What `#` stands for; any error by default. */
  readonly failure?: RunFailure | undefined;
}

/**
 * Why a run is not as its diagram says; nothing where it is. Raw events that come together are one `r`, unless the legend tells them
 * apart.
 *
 * @throws UserError when a letter stands for nothing
 */
export function runFailureOf(
  actual: readonly Message<RunEvent>[],
  expected: readonly Message<string>[],
  reading: RunReading,
): string | undefined {
  const wanted = joined(
    expected.map((message) => expectedNote(message, reading)),
    reading,
  );
  const got = joined(
    actual.map((message) => actualNote(message, reading.legend)),
    reading,
  );
  return failureOf('The run', wanted, got);
}

/**
 * Makes sure that every letter stands for something.
 *
 * @throws UserError when one does not
 */
export function assertReadable(diagram: string, expected: readonly Message<string>[], legend: RunLegend): void {
  for (const { notification } of expected) {
    if (notification.kind !== 'N' || notification.value in legend || RUN_LETTERS.has(notification.value)) continue;
    const letters = [...RUN_LETTERS].map(([letter, name]) => `${letter} ${name}`).join(', ');
    throw new UserError(
      `The letter "${notification.value}" of the diagram "${diagram}" stands for nothing. Give it in the legend, or use one of: ${letters}.`,
    );
  }
  const names = [...RUN_LETTERS.values()];
  const wrong = Object.entries(legend).find(([, letter]) => typeof letter === 'string' && !names.includes(letter));
  if (!wrong) return;
  throw new UserError(
    `The legend says that "${wrong[0]}" is ${show(wrong[1])}, which is no event of a run. Use one of: ${names.join(', ')}.`,
  );
}

function expectedNote(
  { frame, notification }: Message<string>,
  { legend, failure }: RunReading,
): ExpectedNote<ActualNote> {
  const isOf = ({ message }: ActualNote): boolean => message.notification.kind === notification.kind;
  if (notification.kind === 'C') {
    return { frame, letter: '|', says: 'complete', mismatchOf: (note) => (isOf(note) ? undefined : '') };
  }
  if (notification.kind === 'E') {
    return {
      frame,
      letter: '#',
      says: failure === undefined ? 'an error' : describe(failure),
      mismatchOf: ({ message }) => failureMismatchOf(message, failure),
    };
  }
  const letter = notification.value;
  const meaning = legend[letter];
  return {
    frame,
    letter,
    says: meaning === undefined ? (RUN_LETTERS.get(letter) ?? '') : describe(meaning),
    mismatchOf: ({ message }) => {
      if (message.notification.kind !== 'N') return '';
      const event = message.notification.value;
      if (meaning !== undefined) return eventMismatchOf(event, meaning);
      return letterOf(event) === letter && !letterIn(legend, event) ? undefined : '';
    },
  };
}

function actualNote(message: Message<RunEvent>, legend: RunLegend): ActualNote {
  const { frame, notification } = message;
  if (notification.kind === 'C') return { frame, letter: '|', says: 'complete', message };
  if (notification.kind === 'E') return { frame, letter: '#', says: show(notification.error), message };
  const event = notification.value;
  const plain = letterOf(event);
  // A letter that the legend gives another meaning is not this event's.
  const letter = letterIn(legend, event) ?? (plain in legend ? '?' : plain);
  return { frame, letter, says: describeEvent(event), message };
}

/** The letter that a legend has for an event. */
function letterIn(legend: RunLegend, event: RunEvent): string | undefined {
  return Object.keys(legend).find((letter) => eventMismatchOf(event, legend[letter] as RunLetter) === undefined);
}

function eventMismatchOf(event: RunEvent, meaning: RunLetter): string | undefined {
  if (typeof meaning === 'function') return meaning(event) ? undefined : 'the function in the legend says no';
  if (typeof meaning === 'string') return RUN_LETTERS.get(letterOf(event)) === meaning ? undefined : '';
  return mismatchOf(event, meaning);
}

function failureMismatchOf({ notification }: Message, failure: RunFailure | undefined): string | undefined {
  if (notification.kind !== 'E') return '';
  const { error } = notification as { readonly error: unknown };
  if (failure === undefined) return undefined;
  if (typeof failure === 'function') return failure(error) ? undefined : 'the function given for the error says no';
  return mismatchOf(error, typeof failure === 'string' ? { name: failure } : failure);
}

function describe(meaning: RunLetter | RunFailure): string {
  if (typeof meaning === 'string') return meaning;
  return typeof meaning === 'function' ? 'what its function says' : show(meaning);
}

/** Neighbouring raw events of one frame as one, unless an `r` has a meaning of its own. */
function joined<TNote extends Note>(notes: readonly TNote[], { legend }: RunReading): readonly TNote[] {
  if ('r' in legend) return notes;
  return notes.filter(({ frame, letter }, at) => {
    const before = notes[at - 1];
    return letter !== 'r' || before?.letter !== 'r' || before.frame !== frame;
  });
}
