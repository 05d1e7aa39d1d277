import { LLMock } from '@copilotkit/aimock';

/** A server of the OpenAI API that has an answer to what the pages ask. */
export function pageServer(): LLMock {
  const server = new LLMock({ host: '127.0.0.1', port: 0, chunkSize: 8 });
  const call = (name: string, args: Record<string, unknown>, id: string) => ({
    toolCalls: [{ name, arguments: args, id }],
  });
  return server
    .onToolResult('call_weather', { content: 'It is 4 °C in Oslo.' })
    .onToolResult('call_search', { content: 'It is of 1482.' })
    .onToolResult('call_billing', { content: 'The second charge is on its way back to you.' })
    .onToolResult('call_refund', { content: 'Your 30 euros are on their way.' })
    .onToolResult('call_stock', { content: 'There are 12.' })
    .onMessage(/much tea/, call('stock_of', { product: 'tea' }, 'call_stock'))
    .onMessage(/weather/, call('get_weather', { city: 'Oslo' }, 'call_weather'))
    .onMessage(/oldest map/, call('search', { query: 'map' }, 'call_search'))
    .onMessage(/charged twice/, call('transfer_to_billing', {}, 'call_billing'))
    .onMessage(/Refund/, call('refund', { euros: 30 }, 'call_refund'))
    .onMessage(/My name is/, { content: 'Hello, Ada.' })
    .onMessage(/What is my name/, { content: 'Your name is Ada.' })
    .onMessage(/invoice/, { content: JSON.stringify({ customer: 'Ada', euros: 3 }) })
    .onMessage(/story/, { content: 'Once upon a time, '.repeat(60) }, { latency: 20 })
    .onMessage(/.*/, { content: 'Hello! How can I help?' });
}
