import {
  concat,
  concatMap,
  defer,
  EMPTY,
  from,
  identity,
  of,
  type MonoTypeOperatorFunction,
  type Observable,
} from 'rxjs';
import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import type { ModelEvent } from '../events/ModelEvent.js';
import { checkOutput } from './checkOutput.js';
import type { Turn } from './Turn.js';

/**
 * Holds back what the model says until the output guardrails in mode `hold` have passed it: whole events, in order, from the
 * first with text on. Innermost around the model call, so that nobody sees what is not released; what is held when the call ends
 * in any other way is dropped.
 */
export function holdOutput(turn: Turn): MonoTypeOperatorFunction<ModelEvent> {
  const guardrails = turn.outputGuardrails.filter(({ mode }) => mode === 'hold');
  if (guardrails.length === 0) return identity;
  const window = Math.min(...guardrails.map(({ window: { chars } = { chars: Infinity } }) => chars));
  return (event$) =>
    defer(() => {
      let held: ModelEvent[] = [];
      let text = '';
      let unchecked = 0;
      let checks = 0;
      const take = (event: ModelEvent): Observable<ModelEvent> => {
        if (event.type === 'response.retracted') {
          held = [];
          text = '';
          unchecked = 0;
          return of(event);
        }
        for (const piece of piecesOf(event, text)) {
          text += piece;
          unchecked += piece.length;
        }
        if (unchecked === 0) return of(event);
        held.push(event);
        const isEnd = 'response' in event && ENDS.has(event.type);
        if (!isEnd && unchecked < window) return EMPTY;
        const released = held;
        held = [];
        unchecked = 0;
        return concat(checkOutput(turn, guardrails, text, `guardrail/hold/${++checks}`, true), from(released));
      };
      return event$.pipe(concatMap(take));
    });
}

const ENDS: ReadonlySet<string> = new Set(['response.completed', 'response.incomplete', 'response.failed']);

/** What an event says that was not said before: a delta, or a whole text whose deltas never came. */
function piecesOf(event: ModelEvent, said: string): readonly string[] {
  if (event.type === 'response.output_text.delta' || event.type === 'response.refusal.delta') {
    return typeof event.delta === 'string' ? [event.delta] : [];
  }
  return textsOf(event).filter((text): text is string => typeof text === 'string' && !said.includes(text));
}

function textsOf(event: ModelEvent): readonly unknown[] {
  switch (event.type) {
    case 'response.output_text.done':
      return [event.text];
    case 'response.refusal.done':
      return [event.refusal];
    case 'response.content_part.added':
    case 'response.content_part.done':
      return partTexts([event.part]);
    case 'response.output_item.added':
    case 'response.output_item.done':
      return itemTexts(event.item);
    case 'response.created':
    case 'response.in_progress':
    case 'response.completed':
    case 'response.incomplete':
    case 'response.failed':
      return (event.response?.output ?? []).flatMap(itemTexts);
    default:
      return [];
  }
}

function itemTexts(item: ResponseOutputItem): readonly unknown[] {
  return item?.type === 'message' && Array.isArray(item.content) ? partTexts(item.content) : [];
}

function partTexts(parts: readonly object[]): readonly unknown[] {
  return parts.flatMap((part) => {
    const { text, refusal } = (part ?? {}) as { readonly text?: unknown; readonly refusal?: unknown };
    return [text, refusal];
  });
}
