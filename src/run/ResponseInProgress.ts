import type {
  Response,
  ResponseOutputItem,
  ResponseStatus,
  ResponseStreamEvent,
  ResponseUsage,
} from 'openai/resources/responses/responses';
import type { RequestUsage } from '../events/Usage.js';
import { TextBuffer } from '../interop/TextBuffer.js';
import { placeOf } from './placeOf.js';
import { isResponseEnd, type TerminalEvent } from './isResponseEnd.js';

/** By a server's index: walked in the order of the indices, whenever each came. */
export type ByIndex<T> = Record<number, T>;

/** A piece of an item that is still being written. */
export interface LivePart {
  /** What its deltas are named after: `output_text`, `refusal`, `function_call_arguments`. */
  readonly kind: string;
  readonly text: TextBuffer;
}

/** An output item that is still being written. */
export interface LiveItem {
  /** Absent where the server never said what it begins. */
  readonly item?: ResponseOutputItem;
  /** By content index, which a call's arguments do not have. */
  readonly parts: ByIndex<LivePart>;
  hasWholePart?: boolean;
}

/**
 * What has been received of one response, for the case that it is cut.
 *
 * An accumulator that is filled in place, one a model call: a copy per delta would cost more than all the rest of the run.
 */
export interface ResponseInProgress {
  /** The response as its first events describe it. */
  started?: Response;
  terminal?: Response;
  /** What the attempt says it has cost, where an interceptor or the model itself recovers from its end, which the run never sees. */
  cost?: RequestUsage;
  /** What a server says of its cost before the end, which is no exact figure. */
  seen?: Partial<ResponseUsage>;
  /** How the response ended, by its own word or its terminal event's. */
  status?: ResponseStatus;
  /** The items that are complete, by their place; written to through `listOf`. */
  done: Readonly<ByIndex<ResponseOutputItem>>;
  /** The items that are being written, by output index; written to through `listOf`. */
  live: Readonly<ByIndex<LiveItem>>;
  characters: number;
}

export function responseInProgress(): ResponseInProgress {
  return { done: NOTHING, live: NOTHING, characters: 0 };
}

/** One of the lists, to write to; made when it is first needed, since a waiting run has nothing in either. */
export function listOf<TList extends 'done' | 'live'>(
  response: Pick<ResponseInProgress, TList>,
  list: TList,
): ByIndex<ResponseInProgress[TList][number]> {
  if (response[list] === NOTHING) response[list] = byIndex() as ResponseInProgress[TList];
  return response[list];
}

/** Takes note of a raw event that is delivered. */
export function receive(response: ResponseInProgress, event: ResponseStreamEvent): void {
  if ('delta' in event) {
    receiveDelta(response, event as Delta);
    return;
  }
  switch (event.type) {
    case 'response.created':
    case 'response.in_progress':
      response.started = event.response;
      if (event.response?.usage) response.seen = event.response.usage;
      return;
    case 'response.output_item.added':
      listOf(response, 'live')[event.output_index] = { item: event.item, parts: byIndex() };
      return;
    case 'response.output_item.done':
      Reflect.deleteProperty(response.live, event.output_index);
      listOf(response, 'done')[placeOf(response.done, event.output_index, event.item)] ??= event.item;
      return;
    case 'response.content_part.done':
      (listOf(response, 'live')[event.output_index] ??= { parts: byIndex() }).hasWholePart = true;
      return;
    default:
      if (isResponseEnd(event)) end(response, event);
  }
}

/** What all deltas of text have in common. */
interface Delta {
  readonly type: unknown;
  readonly delta: unknown;
  readonly output_index: number;
  readonly content_index: number;
}

function receiveDelta(response: ResponseInProgress, { type, delta, output_index, content_index }: Delta): void {
  // What a server sends in place of text counts as none.
  if (typeof delta !== 'string' || typeof type !== 'string') return;
  response.characters += delta.length;
  const part = response.live[output_index]?.parts[content_index];
  if (part) part.text.write(delta);
  else if (!type.startsWith('response.reasoning')) {
    const text = new TextBuffer();
    text.write(delta);
    const { parts } = (listOf(response, 'live')[output_index] ??= { parts: byIndex() });
    parts[content_index] = { kind: type.slice('response.'.length, -'.delta'.length), text };
  }
}

/** At the end nothing is being written any more, but for what a response that went wrong left unfinished. */
function end(progress: ResponseInProgress, { type, response }: TerminalEvent): void {
  const { live } = progress;
  progress.terminal = response;
  progress.status = response?.status ?? (type.slice('response.'.length) as ResponseStatus);
  // Whoever announces the items refuses what is no list.
  const output = Array.isArray(response?.output) ? response.output : [];
  const before = { ...progress.done };
  const done = listOf(progress, 'done');
  output.forEach((item, index) => (done[index] ??= item));
  for (const index in live) {
    // What is being written is not what was complete at its index before.
    if (placeOf(before, Number(index)) in done || live[index]?.hasWholePart || type === 'response.completed')
      Reflect.deleteProperty(live, index);
  }
}

function byIndex<T>(): ByIndex<T> {
  // A server's index may be anything, the name of what objects inherit too.
  return Object.create(null) as ByIndex<T>;
}

const NOTHING = Object.freeze(byIndex<never>());
