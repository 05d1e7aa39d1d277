import type { ModelRequest } from '../index.js';
import { chatPieceOf, type ChatPiece } from './chatPieceOf.js';
import { encode } from './encodeBody.js';
import { onceFor } from './onceFor.js';

const END = encode('}');
const CALLS = encode(',"tool_calls":[');
const END_CALLS = encode(']}');
const NO_CONTENT = encode(',{"role":"assistant","content":null');

/**
 * The bytes of the messages that a Responses input amounts to, each beginning with a comma.
 *
 * Chat has no items between messages: the calls of one answer are part of its message, and their outputs must come next.
 * So what the assistant did in one go is gathered, and the calls go to the last message of it.
 */
export function chatMessages(input: ModelRequest['input'], instructions?: string): readonly Uint8Array[] {
  const bytes: Uint8Array[] = [];
  if (instructions !== undefined) bytes.push(encode(`,${JSON.stringify({ role: 'system', content: instructions })}`));
  let said: ChatPiece | undefined;
  let calls: ChatPiece[] = [];

  const endAnswer = (): void => {
    if (calls.length > 0) {
      bytes.push(said?.bytes ?? NO_CONTENT, CALLS);
      calls.forEach((call, index) => bytes.push(index === 0 ? call.bytes.subarray(1) : call.bytes));
      bytes.push(END_CALLS);
    } else if (said) bytes.push(said.bytes, END);
    said = undefined;
    calls = [];
  };

  for (const item of input) {
    const piece = pieceOf(item);
    if (piece.part === 'nothing') continue;
    if (piece.part === 'call') calls.push(piece);
    else if (piece.part === 'answer') {
      if (said) bytes.push(said.bytes, END);
      said = piece;
    } else {
      endAnswer();
      bytes.push(piece.bytes);
    }
  }
  endAnswer();
  return bytes;
}

const pieceOf = onceFor(chatPieceOf);
