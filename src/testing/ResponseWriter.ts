import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import type { ModelEvent } from '../index.js';
import { incompleteItem } from './incompleteItem.js';
import { hasDeltaLeft, itemEvents, nextPiece, restOf, type OpenItem } from './OpenItem.js';
import { response, type ScriptedResponse } from './response.js';
import { responseBegun } from './responseBegun.js';
import { responseEnded } from './responseEnded.js';
import type { ScriptedItem, UnnumberedEvent } from './ScriptedItem.js';
import type { ScriptedUsage } from './ScriptedUsage.js';
import { text } from './text.js';

/** What a letter of a model's diagram stands for: a piece of a message, an item, usage, a whole response, or a raw event as it is. */
export type ModelMarble = string | ScriptedItem | ScriptedUsage | ScriptedResponse | ModelEvent;

/** The message that is being written, piece by piece. */
const MESSAGE = '';

const TERMINAL: ReadonlySet<string> = new Set([
  'response.completed',
  'response.incomplete',
  'response.failed',
  'error',
]);

/** Writes one response bit by bit, as the raw events of a valid stream. */
export class ResponseWriter {
  private attempt = 1;
  private sequence = 0;
  private state: 'waiting' | 'writing' | 'raw' | 'ended' = 'waiting';
  private pieces: string[] = [];
  /** What is being written, by letter. */
  private open = new Map<string, OpenItem>();
  private output = new Map<number, ResponseOutputItem>();
  private places = 0;
  private usage: ScriptedUsage | undefined;

  /** @param responseId unless a response that is written whole says another */
  constructor(private responseId: string) {}

  /**
   * The events that a letter stands for.
   *
   * @param letter tells an item that goes on from one that begins
   */
  write(marble: ModelMarble, letter = ' '): ModelEvent[] {
    if (typeof marble === 'string') return this.numbered([...this.begun(), ...this.piece(marble)]);
    switch (marble.type) {
      case 'output_item':
        return this.numbered([...this.begun(), ...this.closed(MESSAGE), ...this.item(marble, letter)]);
      case 'usage':
        this.usage = marble;
        return [];
      case 'response':
        if (this.state === 'waiting') this.responseId = marble.id ?? this.responseId;
        return this.numbered([...this.begun(), ...this.ended(marble)]);
      default:
        return [this.raw(marble)];
    }
  }

  /** The events that the end of the diagram stands for: none where all that it holds are raw events. */
  end(): ModelEvent[] {
    if (this.state === 'raw' || this.state === 'ended') return [];
    return this.numbered([...this.begun(), ...this.ended(response([]))]);
  }

  private get id(): string {
    return this.attempt === 1 ? this.responseId : `${this.responseId}_${this.attempt}`;
  }

  private begun(): UnnumberedEvent[] {
    const isFirst = this.state === 'waiting';
    this.state = 'writing';
    return isFirst ? [{ type: 'response.created', response: responseBegun(this.id) }] : [];
  }

  private piece(delta: string): readonly UnnumberedEvent[] {
    this.pieces.push(delta);
    const { index = this.places++, sent = 0 } = this.open.get(MESSAGE) ?? {};
    const whole = text(this.pieces.join(''), { deltas: this.pieces });
    const item = { index, events: this.eventsAt(whole, index), sent };
    this.open.set(MESSAGE, item);
    return nextPiece(item);
  }

  private item(scripted: ScriptedItem, letter: string): readonly UnnumberedEvent[] {
    const item = this.open.get(letter) ?? this.placed(scripted);
    this.open.set(letter, item);
    const piece = nextPiece(item);
    return hasDeltaLeft(item) ? piece : [...piece, ...this.closed(letter)];
  }

  private ended(scripted: ScriptedResponse): UnnumberedEvent[] {
    const { items, status = 'completed' } = scripted;
    // What was being written when a response failed is never completed.
    const open = status === 'failed' ? [] : [...this.open.keys()].flatMap((letter) => this.closed(letter));
    const events = [...open, ...items.flatMap((item) => restOf(this.placed(item)))];
    const last = events.filter(({ type }) => type === 'response.output_item.done').at(-1);
    const written = events.map((event) =>
      status === 'incomplete' && event === last && event.type === 'response.output_item.done'
        ? { ...event, item: incompleteItem(event.item) }
        : event,
    );
    // Before they are sent, since the terminal event holds them.
    written.forEach((event) => this.note(event));
    this.state = 'ended';
    const output = [...this.output].sort(([one], [other]) => one - other).map(([, item]) => item);
    const whole = { ...(this.usage && { usage: this.usage }), ...scripted };
    return [...written, { type: `response.${status}`, response: responseEnded(this.id, whole, output) }];
  }

  private raw(event: ModelEvent): ModelEvent {
    if (event.type === 'response.retracted') this.startOver();
    else {
      if (this.state === 'waiting') this.state = 'raw';
      this.note(event);
    }
    return event;
  }

  /** Takes note of the items that are complete, and of an ending. */
  private note(event: UnnumberedEvent): void {
    if (event.type === 'response.output_item.done') {
      this.output.set(event.output_index, event.item);
      this.places = Math.max(this.places, event.output_index + 1);
    }
    if (TERMINAL.has(event.type)) this.state = 'ended';
  }

  private startOver(): void {
    this.attempt += 1;
    this.state = 'waiting';
    this.pieces = [];
    this.open = new Map();
    this.output = new Map();
    this.places = 0;
  }

  private closed(letter: string): readonly UnnumberedEvent[] {
    const item = this.open.get(letter);
    if (!item) return [];
    this.open.delete(letter);
    if (letter === MESSAGE) this.pieces = [];
    return restOf(item);
  }

  private placed(scripted: ScriptedItem): OpenItem {
    const index = this.places++;
    return { index, events: this.eventsAt(scripted, index), sent: 0 };
  }

  private eventsAt(scripted: ScriptedItem, outputIndex: number): UnnumberedEvent[] {
    const idSuffix = `${this.id.replace(/^resp_/, '')}_${outputIndex}`;
    return itemEvents(scripted.streamAt({ outputIndex, idSuffix }), outputIndex);
  }

  private numbered(events: readonly UnnumberedEvent[]): ModelEvent[] {
    return events.map((event) => {
      this.note(event);
      return { ...event, sequence_number: this.sequence++ };
    });
  }
}
