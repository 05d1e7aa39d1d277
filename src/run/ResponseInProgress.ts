import type {
  Response,
  ResponseOutputItem,
  ResponseStatus,
  ResponseStreamEvent,
} from 'openai/resources/responses/responses';
import type { TerminalEvent } from './responseErrorOf.js';
import { TextBuffer } from './TextBuffer.js';

/** An output item that is still being written. */
export interface LiveItem {
  /** Absent where the server never said what it begins. */
  readonly item?: ResponseOutputItem;
  /** The parts of a message, by content index. */
  readonly parts: Map<number, { readonly type: 'output_text' | 'refusal'; readonly text: TextBuffer }>;
  readonly arguments: TextBuffer;
  hasWholePart: boolean;
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
  /** How the response ended, by its own word or its terminal event's. */
  status?: ResponseStatus;
  /** The items that are complete, by output index. */
  readonly done: Map<number, ResponseOutputItem>;
  /** The items that are being written, by output index. */
  readonly live: Map<number, LiveItem>;
  characters: number;
}

export function responseInProgress(): ResponseInProgress {
  return { done: new Map(), live: new Map(), characters: 0 };
}

/** Takes note of a raw event that is delivered. */
export function receive(response: ResponseInProgress, event: ResponseStreamEvent): void {
  switch (event.type) {
    case 'response.output_text.delta':
      partOf(response, event, 'output_text').write(count(response, event.delta));
      return;
    case 'response.refusal.delta':
      partOf(response, event, 'refusal').write(count(response, event.delta));
      return;
    case 'response.function_call_arguments.delta':
      liveItemOf(response, event.output_index).arguments.write(count(response, event.delta));
      return;
    case 'response.reasoning_text.delta':
    case 'response.reasoning_summary_text.delta':
      count(response, event.delta);
      return;
    case 'response.created':
    case 'response.in_progress':
      response.started = event.response;
      return;
    case 'response.output_item.added':
      response.live.set(event.output_index, { item: event.item, ...liveItem() });
      return;
    case 'response.output_item.done':
      response.live.delete(event.output_index);
      response.done.set(event.output_index, event.item);
      return;
    case 'response.content_part.done':
      liveItemOf(response, event.output_index).hasWholePart = true;
      return;
    case 'response.completed':
    case 'response.incomplete':
    case 'response.failed':
      end(response, event);
      return;
    default:
  }
}

/** At the end nothing is being written any more, but for what a response that went wrong left unfinished. */
function end(progress: ResponseInProgress, { type, response }: TerminalEvent): void {
  progress.terminal = response;
  progress.status = response?.status ?? (type.slice('response.'.length) as ResponseStatus);
  // Whoever announces the items refuses what is no list.
  const output = Array.isArray(response?.output) ? response.output : [];
  output.forEach((item, index) => {
    progress.live.delete(index);
    if (!progress.done.has(index)) progress.done.set(index, item);
  });
  for (const [index, { hasWholePart }] of progress.live) {
    if (hasWholePart || type === 'response.completed') progress.live.delete(index);
  }
}

function liveItem(): LiveItem {
  return { parts: new Map(), arguments: new TextBuffer(), hasWholePart: false };
}

/** What a server sends in place of text counts as none. */
function count(response: ResponseInProgress, delta: unknown): string {
  if (typeof delta !== 'string') return '';
  response.characters += delta.length;
  return delta;
}

function partOf(
  response: ResponseInProgress,
  { output_index, content_index }: { output_index: number; content_index: number },
  type: 'output_text' | 'refusal',
): TextBuffer {
  const { parts } = liveItemOf(response, output_index);
  let part = parts.get(content_index);
  if (!part) parts.set(content_index, (part = { type, text: new TextBuffer() }));
  return part.text;
}

function liveItemOf(response: ResponseInProgress, index: number): LiveItem {
  let live = response.live.get(index);
  if (!live) response.live.set(index, (live = liveItem()));
  return live;
}
