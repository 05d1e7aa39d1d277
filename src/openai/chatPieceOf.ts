import type { ModelRequest } from '../index.js';
import { CallFailure } from './CallFailure.js';
import { chatContentOf, type ContentPart } from './chatContentOf.js';
import { encode } from './encodeBody.js';

type InputItem = ModelRequest['input'][number];

/**
 * What one input item is in Chat, as bytes that begin with a comma: a whole message, an assistant's message that is still
 * open (calls may follow), a call of one, or nothing.
 */
export interface ChatPiece {
  readonly part: 'message' | 'answer' | 'call' | 'nothing';
  readonly bytes: Uint8Array;
}

/** The Chat form of an input item. Throws a `CallFailure` for items that Chat does not have. */
export function chatPieceOf(item: InputItem): ChatPiece {
  // Easy messages have no type.
  if ('role' in item && 'content' in item) {
    return item.role === 'assistant' ? answerOf(item.content) : messageOf(item.role, item.content);
  }
  switch (item.type) {
    case 'function_call': {
      const { call_id: id, name, arguments: args } = item;
      return piece('call', JSON.stringify({ id, type: 'function', function: { name, arguments: args } }));
    }
    case 'function_call_output': {
      const content = chatContentOf(item.output);
      return piece('message', JSON.stringify({ role: 'tool', tool_call_id: item.call_id, content }));
    }
    case 'reasoning':
      // Chat does not take reasoning back.
      return piece('nothing', '');
    default:
      throw new CallFailure(
        `Chat Completions has no "${item.type}" items, and the input holds one. Leave it out, or use api: 'responses'.`,
      );
  }
}

function messageOf(role: string, content: string | readonly object[]): ChatPiece {
  return piece('message', JSON.stringify({ role, content: chatContentOf(content) }));
}

function answerOf(content: string | readonly object[]): ChatPiece {
  const parts = (typeof content === 'string' ? [{ text: content }] : content) as readonly ContentPart[];
  const texts = parts.flatMap((part) => (typeof part['text'] === 'string' ? [part['text']] : []));
  const refusal = parts.find((part) => part.type === 'refusal')?.['refusal'];
  const message = { role: 'assistant', content: texts.length > 0 ? texts.join('') : null, refusal };
  return piece('answer', JSON.stringify(message).slice(0, -1));
}

function piece(part: ChatPiece['part'], json: string): ChatPiece {
  return { part, bytes: encode(`,${json}`) };
}
