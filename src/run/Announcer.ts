import type {
  Response,
  ResponseFunctionToolCall,
  ResponseOutputItem,
  ResponseOutputMessage,
  ResponseStreamEvent,
} from 'openai/resources/responses/responses';
import { ModelBehaviorError } from '../errors/ModelBehaviorError.js';
import { ModelError } from '../errors/ModelError.js';
import type { RunEvent } from '../events/RunEvent.js';
import { runItemEvent } from '../events/runItemEvent.js';
import type { TurnFact } from '../work/TurnFact.js';
import { placeOf } from './placeOf.js';
import { runItemFrom } from './runItemFrom.js';
import type { Emit } from './stage.js';
import type { Turn } from './Turn.js';

type PartDone = Extract<ResponseStreamEvent, { type: 'response.content_part.done' }>;

/** Announces the items of one attempt at a response, each once. */
export class Announcer {
  /** A call that was dropped has a place too. */
  private readonly places: Record<number, ResponseOutputItem> = {};
  private readonly announced: ResponseOutputItem[] = [];
  private readonly parts: PartDone[] = [];
  /** Nobody listens any more: whoever closes the run says the rest. */
  private isLeft = false;

  constructor(
    private readonly turn: Turn,
    private readonly emit: Emit<RunEvent | TurnFact>,
  ) {}

  /** Announces a complete item; told apart by its output index, since ids change between events in real streams. */
  announce(item: ResponseOutputItem, index: number): void {
    this.put(item, placeOf(this.places, index, item));
  }

  /** Takes note of a complete part of a message, in case its item is never completed. */
  notePart(event: PartDone): void {
    if (event.part.type === 'reasoning_text') return;
    this.parts.push({ ...event, output_index: placeOf(this.places, event.output_index) });
  }

  /** Announces what only the terminal event holds. */
  announceRest(response: Response): void {
    // Some servers leave it out; what is no list is not a response.
    (response.output ?? []).forEach((item, index) => this.put(item, index));
    // Some servers neither complete a message nor repeat it at the end: its parts are all there is.
    const { places, parts } = this;
    for (const { output_index: index, item_id: id } of parts) {
      if (Object.hasOwn(places, index)) continue;
      const own = parts.filter(({ output_index }) => output_index === index);
      this.put(messageFrom(id, own), index);
    }
  }

  /** Takes everything back, and returns the ids of what was announced. */
  retract(): string[] {
    return this.announced.flatMap((item) => {
      if (item.type === 'function_call') this.turn.env.calls.delete(item.call_id);
      return item.id ?? [];
    });
  }

  private put(item: ResponseOutputItem, place: number): void {
    const { turn, places } = this;
    if (this.isLeft || Object.hasOwn(places, place)) return;
    if (typeof item?.type !== 'string') throw new ModelError(complaintOf(turn, 'sent an output item without a type'));
    const isDropped = item.type === 'function_call' && isRepeated(turn, item);
    places[place] = item;
    if (!isDropped) this.announced.push(item);
    this.isLeft = !this.emit(
      isDropped
        ? { type: 'call_repeated', callId: item.call_id }
        : runItemEvent(runItemFrom(item, turn.agent, (name) => turn.handoffs.has(name))),
    );
  }
}

function messageFrom(id: string, parts: readonly PartDone[]): ResponseOutputItem {
  const content = parts.map(({ part }) => part) as ResponseOutputMessage['content'];
  return { type: 'message', id, role: 'assistant', status: 'completed', content };
}

/** Tells a call that was made before, and takes note of one that was not. */
function isRepeated(turn: Turn, { call_id: callId, name, arguments: text }: ResponseFunctionToolCall): boolean {
  const { calls } = turn.env;
  if (!callId || [callId, name, text].some((field) => typeof field !== 'string')) {
    throw new ModelBehaviorError(complaintOf(turn, `sent a call of "${name}" without id, name or arguments`));
  }
  const payload = `${name}\n${text}`;
  const earlier = calls.get(callId);
  if (earlier !== undefined && earlier !== payload) {
    throw new ModelBehaviorError(complaintOf(turn, `used the call id "${callId}" for two different calls`), {
      text: payload,
    });
  }
  calls.set(callId, payload);
  return earlier !== undefined;
}

function complaintOf({ model }: Turn, what: string): string {
  return `Model "${model.name}" ${what}. Check its server.`;
}
