import type { ResponseOutputMessage } from 'openai/resources/responses/responses';
import type { StoppedRun } from '../events/RunResult.js';
import type { LiveItem } from './ResponseInProgress.js';
import type { TurnInProgress } from './RunProgress.js';

type Content = ResponseOutputMessage['content'];

/** The messages that were being written when the response was cut, as far as they came. */
export function partialMessagesOf({ response }: TurnInProgress, generateId: () => string): ResponseOutputMessage[] {
  return Object.values(response.live).flatMap((live) => {
    const content = contentOf(live);
    const id = (live.item as { id?: string } | undefined)?.id ?? generateId();
    return content.length > 0 ? [{ type: 'message', id, role: 'assistant', status: 'incomplete', content }] : [];
  });
}

/** The text and the calls that were being written when the run was stopped. */
export function partialOf(turn: TurnInProgress | undefined): Pick<StoppedRun, 'partialText' | 'partialCalls'> {
  const live = Object.values(turn?.response.live ?? {});
  return {
    partialText: live
      .flatMap(contentOf)
      .map((part) => (part.type === 'output_text' ? part.text : ''))
      .join(''),
    partialCalls: live.flatMap(({ item, parts }) => {
      const written = Object.values(parts).map(({ text }) => text.toString());
      return item?.type === 'function_call'
        ? [{ callId: item.call_id, name: item.name, arguments: written.join('') }]
        : [];
    }),
  };
}

function contentOf({ parts }: LiveItem): Content {
  return Object.values(parts).flatMap(({ kind, text: buffer }): Content => {
    const text = buffer.toString();
    if (text && kind === 'output_text') return [{ type: kind, text, annotations: [] }];
    return text && kind === 'refusal' ? [{ type: kind, refusal: text }] : [];
  });
}
