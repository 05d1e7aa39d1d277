import { chatBody } from './chatBody.js';
import { ChatDecoder } from './ChatDecoder.js';
import { terminalEventOfCompletion } from './terminalEventOfCompletion.js';
import type { WireApi } from './WireApi.js';

/** The Chat Completions API: its chunks become Responses events. */
export const chatApi: WireApi = {
  path: '/chat/completions',
  bodyOf: chatBody,
  decoderFor: (request, sink, model) => new ChatDecoder(request, sink, model),
  terminalEventOf: terminalEventOfCompletion,
};
