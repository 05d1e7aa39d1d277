import type { ResponseOutputMessage } from 'openai/resources/responses/responses';
import type { StoppedRun } from '../events/RunResult.js';
import type { LiveItem } from './ResponseInProgress.js';
import type { TurnInProgress } from './RunProgress.js';

type Content = ResponseOutputMessage['content'];

/** The messages that were being written when the response was cut, as far as they came. */
export function partialMessagesOf(turn: TurnInProgress, generateId: () => string): ResponseOutputMessage[] {
  return liveItems(turn).flatMap((live) => {
    const content = contentOf(live);
    const id = (live.item as { id?: string } | undefined)?.id ?? generateId();
    return content.length > 0 ? [{ type: 'message', id, role: 'assistant', status: 'incomplete', content }] : [];
  });
}

/** The text and the calls that were being written when the run was stopped. */
export function partialOf(turn: TurnInProgress | undefined): Pick<StoppedRun, 'partialText' | 'partialCalls'> {
  const live = turn ? liveItems(turn) : [];
  return {
    partialText: live
      .flatMap(contentOf)
      .map((part) => (part.type === 'output_text' ? part.text : ''))
      .join(''),
    partialCalls: live.flatMap(({ item, arguments: written }) =>
      item?.type === 'function_call' ? [{ callId: item.call_id, name: item.name, arguments: `${written}` }] : [],
    ),
  };
}

function liveItems({ response }: TurnInProgress): LiveItem[] {
  return inOrder(response.live);
}

/** By index, whenever each came. */
function inOrder<T>(byIndex: ReadonlyMap<number, T>): T[] {
  return [...byIndex].sort(([a], [b]) => a - b).map(([, value]) => value);
}

function contentOf({ parts }: LiveItem): Content {
  return inOrder(parts).flatMap(({ type, text }): Content => {
    const written = `${text}`;
    if (written === '') return [];
    return type === 'refusal' ? [{ type, refusal: written }] : [{ type, text: written, annotations: [] }];
  });
}
