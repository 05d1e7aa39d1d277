import type { ModelRequest } from '../index.js';
import { CallFailure } from './CallFailure.js';
import { chatArgumentsOf } from './chatArgumentsOf.js';
import { chatContentOf, type ContentPart } from './chatContentOf.js';
import type { ChatReasoningData } from './ChatReasoning.js';
import { encode } from './encodeBody.js';

type InputItem = ModelRequest['input'][number];
type ResponseFunctionToolCall = Extract<InputItem, { type: 'function_call' }>;
type ResponseReasoningItem = Extract<InputItem, { type: 'reasoning' }>;

/**
 * What one input item is in Chat, as bytes that begin with a comma: a whole message, an assistant's message that is still
 * open (calls may follow), a call of one, the output of a call, or fields of one with the reasoning before it.
 */
export interface ChatPiece {
  readonly part: 'message' | 'answer' | 'call' | 'output' | 'reasoning';
  readonly bytes: Uint8Array;
  /** A message that follows the outputs of all calls, with what an output cannot hold. */
  readonly after?: Uint8Array;
  /** The bytes for the model that made the item: others would refuse what its server wants to have back. */
  readonly own?: { readonly model: string; readonly bytes: Uint8Array };
}

/** The Chat form of an input item. Throws a `CallFailure` for items that Chat does not have. */
export function chatPieceOf(item: InputItem): ChatPiece {
  // Easy messages have no type.
  if ('role' in item && 'content' in item) {
    return item.role === 'assistant' ? answerOf(item.content) : messageOf(item.role, item.content);
  }
  switch (item.type) {
    case 'function_call':
      return callOf(item);
    case 'function_call_output':
      return outputOf(item.call_id, chatContentOf(item.output));
    case 'reasoning':
      return reasoningOf(item);
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

function callOf(item: ResponseFunctionToolCall): ChatPiece {
  const { call_id: id, name, arguments: args } = item;
  const call = { id, type: 'function', function: { name, arguments: chatArgumentsOf(args) } };
  const whole = piece('call', JSON.stringify(call));
  const { model, ...extra } = dataOf<{ readonly model?: string }>(item);
  if (model === undefined) return whole;
  return { ...whole, own: { model, bytes: encode(`,${JSON.stringify({ ...call, ...extra })}`) } };
}

/** Chat takes images and files from users only. */
function outputOf(id: string, content: string | readonly ContentPart[]): ChatPiece {
  const others = typeof content === 'string' ? [] : content.filter(({ type }) => type !== 'text');
  if (typeof content === 'string' || others.length === 0) return outputPiece(id, content);
  const texts = content.filter(({ type }) => type === 'text');
  const note = { type: 'text', text: `Output of tool call ${id}:` };
  return {
    ...outputPiece(id, texts.length > 0 ? chatContentOf(texts) : 'The output is in the next user message.'),
    after: encode(`,${JSON.stringify({ role: 'user', content: [note, ...others] })}`),
  };
}

function outputPiece(id: string, content: string | readonly object[]): ChatPiece {
  return piece('output', JSON.stringify({ role: 'tool', tool_call_id: id, content }));
}

/** Chat knows no reasoning; servers that show theirs want it back as they gave it, and else forget what they called for. */
function reasoningOf(item: ResponseReasoningItem): ChatPiece {
  const { model, field, reasoning_details } = dataOf<ChatReasoningData>(item);
  const text = item.content?.map((part) => part.text).join('');
  const fields = reasoning_details ? { reasoning_details } : { ...(field && { [field]: text }) };
  const nothing: ChatPiece = { part: 'reasoning', bytes: new Uint8Array(0) };
  const json = JSON.stringify(fields).slice(1, -1);
  return model === undefined || json === '' ? nothing : { ...nothing, own: { model, bytes: encode(`,${json}`) } };
}

function dataOf<T>(item: object): Partial<T> {
  return (item as { readonly provider_data?: T }).provider_data ?? {};
}

function piece(part: ChatPiece['part'], json: string): ChatPiece {
  return { part, bytes: encode(`,${json}`) };
}
