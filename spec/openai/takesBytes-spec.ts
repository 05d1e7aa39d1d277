import { AzureOpenAI, OpenAI } from 'openai';
import { chatApi } from '../../src/openai/chatApi.js';
import { responsesApi } from '../../src/openai/responsesApi.js';
import { takesBytes } from '../../src/openai/takesBytes.js';

describe('takesBytes', () => {
  const azure = new AzureOpenAI({ apiKey: 'k', apiVersion: '1', endpoint: 'https://x' });

  it('should be false for a Chat request by the client for Azure only', () => {
    const client = new OpenAI({ apiKey: 'k' });
    expect([takesBytes(client, responsesApi), takesBytes(client, chatApi)]).toEqual([true, true]);
    expect([takesBytes(azure, responsesApi), takesBytes(azure, chatApi)]).toEqual([true, false]);
  });
});
