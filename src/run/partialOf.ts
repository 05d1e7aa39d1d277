import type { ResponseOutputMessage } from 'openai/resources/responses/responses';
import type { StoppedRun } from '../events/RunResult.js';
import type { LiveItem } from './ResponseInProgress.js';
import type { TurnInProgress } from './RunProgress.js';

/** The text and the calls that were being written when the response was cut. */
export function partialOf(turn: TurnInProgress | undefined): Pick<StoppedRun, 'partialText' | 'partialCalls'> {
  const live = turn ? liveItems(turn) : [];
  return {
    partialText: live.map(textOf).join(''),
    partialCalls: live.flatMap(({ item, arguments: written }) =>
      item?.type === 'function_call'
        ? [{ callId: item.call_id, name: item.name, arguments: written.toString() || item.arguments }]
        : [],
    ),
  };
}

/** The messages that were being written, as far as they came. */
export function partialMessagesOf(turn: TurnInProgress, generateId: () => string): ResponseOutputMessage[] {
  return liveItems(turn)
    .filter((live) => partsOf(live).length > 0)
    .map((live) => ({
      type: 'message',
      id: (live.item as { id?: string } | undefined)?.id ?? generateId(),
      role: 'assistant',
      status: 'incomplete',
      content: partsOf(live),
    }));
}

function liveItems({ response: { live, terminal } }: TurnInProgress): LiveItem[] {
  const ended = terminal?.output?.length ?? 0;
  return [...live].sort(([a], [b]) => a - b).flatMap(([index, item]) => (index < ended ? [] : [item]));
}

function partsOf({ parts }: LiveItem): ResponseOutputMessage['content'] {
  return [...parts]
    .sort(([a], [b]) => a - b)
    .map(([, { type, text }]) => ({ type, text: text.toString() }))
    .filter(({ text }) => text !== '')
    .map(({ type, text }) =>
      type === 'refusal' ? { type, refusal: text } : { type: 'output_text', text, annotations: [] },
    );
}

function textOf({ parts }: LiveItem): string {
  return [...parts]
    .sort(([a], [b]) => a - b)
    .map(([, part]) => (part.type === 'output_text' ? part.text.toString() : ''))
    .join('');
}
