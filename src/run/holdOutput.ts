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
import type { Response, ResponseOutputItem } from 'openai/resources/responses/responses';
import type { ModelEvent } from '../events/ModelEvent.js';
import { checkOutput } from './checkOutput.js';
import { isResponseEnd } from './isResponseEnd.js';
import type { Turn } from './Turn.js';

/**
 * Holds back what the model says until the output guardrails in mode `hold` have passed it: whole events, in order, from the
 * first with text on. Innermost around the model call, so that nobody sees what is not released; what is held when the call ends
 * in any other way is dropped.
 *
 * Made once a turn: each attempt at the call has checks of its own.
 */
export function holdOutput(turn: Turn): MonoTypeOperatorFunction<ModelEvent> {
  const guardrails = turn.outputGuardrails.filter(({ mode }) => mode === 'hold');
  if (guardrails.length === 0) return identity;
  const window = Math.min(...guardrails.map(({ window: { chars } = { chars: Infinity } }) => chars));
  let checks = 0;
  return (event$) =>
    defer(() => {
      let held: ModelEvent[] = [];
      let text = '';
      let unchecked = 0;
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
        if (!isResponseEnd(event) && unchecked < window) return EMPTY;
        const released = held;
        held = [];
        unchecked = 0;
        return concat(checkOutput(turn, guardrails, text, `guardrail/hold/${++checks}`, true), from(released));
      };
      return event$.pipe(concatMap(take));
    });
}

/** What an event says that was not said before: a delta, or a whole text whose deltas never came. */
function piecesOf(event: ModelEvent, said: string): readonly string[] {
  if (event.type === 'response.output_text.delta' || event.type === 'response.refusal.delta') {
    return typeof event.delta === 'string' ? [event.delta] : [];
  }
  return textsOf(event).filter((text): text is string => typeof text === 'string' && !said.includes(text));
}

/** Wherever in the event they are. */
function textsOf(event: ModelEvent): readonly unknown[] {
  // What a model thinks is not what it says.
  if (event.type.startsWith('response.reasoning')) return [];
  const { part, item, response } = event as {
    readonly part?: unknown;
    readonly item?: ResponseOutputItem;
    readonly response?: Response;
  };
  return [...partTexts([event, part]), ...[item, ...[response?.output ?? []].flat()].flatMap(itemTexts)];
}

function itemTexts(item: ResponseOutputItem | undefined): readonly unknown[] {
  return item?.type === 'message' && Array.isArray(item.content) ? partTexts(item.content) : [];
}

function partTexts(parts: readonly unknown[]): readonly unknown[] {
  return parts.flatMap((part) => {
    const { text, refusal } = (part ?? {}) as { readonly text?: unknown; readonly refusal?: unknown };
    return [text, refusal];
  });
}
