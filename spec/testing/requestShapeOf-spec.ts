import { requestShapeOf } from '../../src/testing/requestShapeOf.js';
import { modelRequest } from '../helpers/modelRequest.js';
import { functionCall } from '../helpers/rawItems.js';

const fn = (name: string) => ({ type: 'function', name, description: '', parameters: {}, strict: true }) as const;

describe('requestShapeOf', () => {
  it('should say what a request is like, and nothing of what is in it', () => {
    const request = modelRequest({
      instructions: 'Keep the secret.',
      input: [{ role: 'user', content: 'My name is Ada.' }, functionCall('call_1'), {} as never],
      tools: [
        fn('look_up'),
        { type: 'web_search' },
        { type: 'mcp', server_label: 'x', headers: { Authorization: 'y' } },
      ],
      handoffs: [fn('transfer_to_b')],
      outputType: { type: 'json_schema', name: 'report', schema: {}, strict: true },
      modelSettings: { temperature: 0, providerData: { extraHeaders: { 'x-api-key': 'y' } } },
      previousResponseId: 'resp_1',
      conversationId: 'conv_1',
    });
    const shape = requestShapeOf('gpt', request);
    expect(shape).toStrictEqual({
      model: 'gpt',
      input: ['user', 'function_call', 'message'],
      tools: ['look_up', 'web_search', 'mcp'],
      handoffs: ['transfer_to_b'],
      outputType: 'report',
      modelSettings: { temperature: 0, providerData: {} },
      previousResponseId: 'resp_1',
      conversationId: 'conv_1',
    });
    expect(JSON.stringify(shape)).not.toMatch(/Ada|secret|Authorization/);
  });

  it('should leave out what there is not', () => {
    expect(requestShapeOf('gpt', modelRequest())).toStrictEqual({
      model: 'gpt',
      input: ['user'],
      tools: [],
      handoffs: [],
    });
  });
});
