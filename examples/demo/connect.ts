import { LLMock } from '@copilotkit/aimock';
import type { Model } from 'rxagents';
import { openai } from 'rxagents/openai';
import { handover, order, pace, reply } from './answers.js';

/** Where the demo's answers come from. */
export interface Connection {
  readonly model: Model;
  /** Whether the same question gets the same answer every time. */
  readonly isScripted: boolean;
  /** What to tell whoever watches. */
  readonly notice: string;
  readonly close: () => Promise<void>;
}

/** The API where there is a key for it, else a mock server of it in this process. */
export async function connect(): Promise<Connection> {
  const { OPENAI_API_KEY, OPENAI_BASE_URL = 'https://api.openai.com/v1', OPENAI_MODEL = 'gpt-5-mini' } = process.env;
  if (OPENAI_API_KEY) {
    const notice = `${OPENAI_MODEL} answers at ${OPENAI_BASE_URL}`;
    return { model: openai(OPENAI_MODEL), isScripted: false, notice, close: async () => {} };
  }
  const mock = mockServer();
  await mock.start();
  const baseURL = `${mock.url}/v1`;
  return {
    model: openai(OPENAI_MODEL, { baseURL, apiKey: 'none-needed' }),
    isScripted: true,
    notice: `No OPENAI_API_KEY: a mock of the OpenAI API answers at ${baseURL}`,
    close: () => mock.stop(),
  };
}

/** Answers the demo's three model calls, a few characters at a time. */
function mockServer(): LLMock {
  const mock = new LLMock({ host: '127.0.0.1', port: 0, latency: pace.delayMs, chunkSize: pace.characters });

  mock.onToolResult('call_track', {
    content: JSON.stringify(reply),
    usage: { input_tokens: 318, output_tokens: 58 },
  });
  mock.onToolResult('call_delivery', {
    toolCalls: [
      { name: 'find_order', arguments: order, id: 'call_find' },
      { name: 'track_parcel', arguments: order, id: 'call_track' },
    ],
    usage: { input_tokens: 203, output_tokens: 41 },
  });
  mock.onMessage(/parcel/, {
    content: handover,
    toolCalls: [{ name: 'transfer_to_delivery', arguments: {}, id: 'call_delivery' }],
    usage: { input_tokens: 96, output_tokens: 32 },
  });
  return mock;
}
