import { chatEndOf, type ChatEnd } from '../../src/openai/chatEndOf.js';

describe('chatEndOf', () => {
  it.each<[string | undefined, ChatEnd]>([
    [undefined, 'completed'],
    ['', 'completed'],
    ['stop', 'completed'],
    ['tool_calls', 'completed'],
    ['eos', 'completed'],
    ['end_turn', 'completed'],
    ['length', 'max_output_tokens'],
    ['model_length', 'max_output_tokens'],
    ['MAX_TOKENS', 'max_output_tokens'],
    ['model_context_window_exceeded', 'max_output_tokens'],
    ['content_filter', 'content_filter'],
    ['content_filter: PROHIBITED_CONTENT', 'content_filter'],
    ['SAFETY', 'content_filter'],
    ['sensitive', 'content_filter'],
    ['error', 'failed'],
    ['network_error', 'failed'],
    ['abort', 'failed'],
    ['insufficient_system_resource', 'failed'],
    ['MALFORMED_FUNCTION_CALL', 'failed'],
  ])('should take finish_reason %j for %s', (finishReason, end) => {
    expect(chatEndOf(finishReason)).toBe(end);
  });
});
