import type {
  Response,
  ResponseFunctionToolCall,
  ResponseOutputItem,
  ResponseStreamEvent,
} from 'openai/resources/responses/responses';
import { ModelBehaviorError } from '../errors/ModelBehaviorError.js';
import { ModelError } from '../errors/ModelError.js';
import type { RunEvent } from '../events/RunEvent.js';
import { runItemEvent } from '../events/runItemEvent.js';
import type { TurnFact } from '../work/TurnFact.js';
import { runItemFrom } from './runItemFrom.js';
import type { Emit } from './stage.js';
import type { Turn } from './Turn.js';

type PartDone = Extract<ResponseStreamEvent, { type: 'response.content_part.done' }>;

/** Announces the items of one attempt at a response, each once. */
export interface Announcer {
  /** Announces a complete item; told apart by its output index, since ids change between events in real streams. */
  readonly announce: (item: ResponseOutputItem, index: number) => void;
  /** Takes note of a complete part of a message, in case its item is never completed. */
  readonly notePart: (event: PartDone) => void;
  /** Announces what only the terminal event holds. */
  readonly announceRest: (response: Response) => void;
  /** Takes everything back, and returns the ids of what was announced. */
  readonly retract: () => string[];
}

export function announcerOf(turn: Turn, emit: Emit<RunEvent | TurnFact>): Announcer {
  const announced = new Set<number>();
  const ids: string[] = [];
  const parts = new Map<number, PartDone[]>();
  const newCalls: string[] = [];

  const announce = (item: ResponseOutputItem, index: number): void => {
    if (announced.has(index)) return;
    if (typeof item?.type !== 'string') {
      throw new ModelError(`Model "${turn.model.name}" sent an output item without a type. Check its server.`);
    }
    announced.add(index);
    if (item.type === 'function_call') {
      if (isRepeated(turn, item)) {
        emit({ type: 'call_repeated', callId: item.call_id });
        return;
      }
      newCalls.push(item.call_id);
    }
    if (item.id) ids.push(item.id);
    emit(runItemEvent(runItemFrom(item, turn.agent, (name) => turn.handoffs.has(name))));
  };

  return {
    announce,
    notePart: (event) => {
      if (event.part.type === 'reasoning_text') return;
      const noted = parts.get(event.output_index);
      if (noted) noted.push(event);
      else parts.set(event.output_index, [event]);
    },
    announceRest: (response) => {
      // Some servers leave it out; what is no list is not a response.
      (response.output ?? []).forEach(announce);
      // Some servers neither complete a message nor repeat it at the end: its parts are all there is.
      for (const [index, events] of parts) announce(messageFrom(events), index);
    },
    retract: () => {
      for (const callId of newCalls) turn.env.calls.delete(callId);
      return ids;
    },
  };
}

function messageFrom(events: readonly PartDone[]): ResponseOutputItem {
  return {
    type: 'message',
    id: events[0]?.item_id ?? '',
    role: 'assistant',
    status: 'completed',
    content: events.flatMap(({ part }) => (part.type === 'reasoning_text' ? [] : [part])),
  };
}

/** Tells a call that was made before, and takes note of one that was not. */
function isRepeated(
  { env, model }: Turn,
  { call_id: callId, name, arguments: text }: ResponseFunctionToolCall,
): boolean {
  if (typeof callId !== 'string' || callId === '') {
    throw new ModelBehaviorError(`Model "${model.name}" called "${name}" without a call id. Check its server.`, {
      text,
    });
  }
  const payload = `${name}\n${text}`;
  const earlier = env.calls.get(callId);
  if (earlier === undefined) env.calls.set(callId, payload);
  else if (earlier !== payload) {
    throw new ModelBehaviorError(
      `Model "${model.name}" used the call id "${callId}" for two different calls. Check its server.`,
      { text: payload },
    );
  }
  return earlier !== undefined;
}
