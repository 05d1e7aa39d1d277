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
 * So what the assistant did in one go is gathered, and the calls go to the last message of it; what outputs cannot hold follows
 * the last of them.
 *
 * @param modelName whom they are for: only its own kin gets back what its server added
 */
export function chatMessages(
  input: ModelRequest['input'],
  modelName: string,
  instructions?: string,
): readonly Uint8Array[] {
  const bytes: Uint8Array[] = [];
  if (instructions !== undefined) bytes.push(encode(`,${JSON.stringify({ role: 'system', content: instructions })}`));
  const kin = kinOf(modelName);
  const bytesOf = ({ own, bytes: plain }: ChatPiece): Uint8Array =>
    own && kinOf(own.model) === kin ? own.bytes : plain;
  let said: ChatPiece | undefined;
  /** What was thought before it was said, and since. */
  let thought: ChatPiece | undefined;
  let since: ChatPiece | undefined;
  let calls: ChatPiece[] = [];
  let after: Uint8Array[] = [];

  const say = (answer: Uint8Array, reasoning: ChatPiece | undefined): void => {
    bytes.push(answer);
    if (reasoning) bytes.push(bytesOf(reasoning));
  };
  const endAnswer = (): void => {
    if (calls.length > 0) {
      say(said?.bytes ?? NO_CONTENT, thought ?? since);
      bytes.push(CALLS);
      calls.forEach((call, index) => bytes.push(bytesOf(call).subarray(index === 0 ? 1 : 0)));
      bytes.push(END_CALLS);
    } else if (said) {
      say(said.bytes, thought ?? since);
      bytes.push(END);
    }
    said = thought = since = undefined;
    calls = [];
  };

  for (const item of input) {
    const piece = pieceOf(item);
    if (piece.part !== 'output') {
      bytes.push(...after);
      after = [];
    }
    if (piece.part === 'reasoning') {
      if (said) since = piece;
      else thought = piece;
    } else if (piece.part === 'call') calls.push(piece);
    else if (piece.part === 'answer') {
      if (said) {
        say(said.bytes, thought);
        bytes.push(END);
        thought = since;
        since = undefined;
      }
      said = piece;
    } else {
      endAnswer();
      bytes.push(piece.bytes);
      if (piece.after) after.push(piece.after);
    }
  }
  endAnswer();
  return [...bytes, ...after];
}

const pieceOf = onceFor(chatPieceOf);

/** Models that understand each other's reasoning: `gemini-3-flash` and `google/gemini-3-pro` are kin. */
function kinOf(modelName: string): string | undefined {
  return /[^/]*$/
    .exec(modelName)?.[0]
    .match(/[a-z]+/i)?.[0]
    .toLowerCase();
}
