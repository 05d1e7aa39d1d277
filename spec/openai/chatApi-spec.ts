import { chatApi } from '../../src/openai/chatApi.js';
import { ChatDecoder } from '../../src/openai/ChatDecoder.js';
import { modelRequest } from '../helpers/modelRequest.js';

describe('chatApi', () => {
  it('should speak Chat Completions: its path, its chunks, its answers', () => {
    expect(chatApi.path).toBe('/chat/completions');
    expect(chatApi.decoderFor(modelRequest(), { next: () => undefined }, 'gpt-x')).toBeInstanceOf(ChatDecoder);
    const answer = {
      id: 'c1',
      choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: 'Hi' } }],
    };
    expect(chatApi.terminalEventOf(answer as never, modelRequest(), 'gpt-x')).toMatchObject({
      type: 'response.completed',
      response: { output: [{ type: 'message', content: [{ text: 'Hi' }] }] },
    });
  });
});
