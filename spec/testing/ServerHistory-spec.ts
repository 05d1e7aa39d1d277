import type { Response, ResponseInputItem } from 'openai/resources/responses/responses';
import type { ModelRequest } from 'rxagents';
import { ServerHistory } from '../../src/testing/ServerHistory.js';
import { modelRequest } from '../helpers/modelRequest.js';
import { functionCall, message, reasoningItem } from '../helpers/rawItems.js';

const output: ResponseInputItem = { type: 'function_call_output', call_id: 'call_1', output: 'x' };
const request = (overrides: Partial<ModelRequest>) => modelRequest({ input: [output], ...overrides });
const ended = (fields: object = {}) => ({ id: 'resp_1', status: 'completed', ...fields }) as Response;

describe('ServerHistory', () => {
  it('should go on from a response that it gave', () => {
    const server = new ServerHistory();
    server.keep(modelRequest(), ended(), [functionCall('call_1')]);
    expect(server.problemsOf(request({ previousResponseId: 'resp_1' }))).toEqual([]);
    expect(server.problemsOf(request({ previousResponseId: 'resp_2' }))).toEqual([
      "Previous response with id 'resp_2' not found.",
    ]);
    server.keep(request({ previousResponseId: 'resp_1' }), ended({ id: 'resp_2' }), [message('Hello')]);
    expect(server.problemsOf(modelRequest({ previousResponseId: 'resp_2' }))).toEqual([]);
    expect(server.problemsOf(request({ previousResponseId: 'resp_2' }))).toHaveLength(1);
  });

  it('should go on with a conversation, and begin one that it does not know', () => {
    const server = new ServerHistory();
    const conversationId = 'conv_1';
    expect(server.problemsOf(modelRequest({ conversationId }))).toEqual([]);
    server.keep(modelRequest({ conversationId }), ended(), [functionCall('call_1')]);
    expect(server.problemsOf(request({ conversationId }))).toEqual([]);
    expect(server.problemsOf(request({ conversationId: 'conv_2' }))).toHaveLength(1);
    expect(server.problemsOf(request({ conversationId, previousResponseId: 'resp_1' }))).toEqual([
      'previous_response_id and conversation are mutually exclusive.',
    ]);
  });

  it('should know what it is told', () => {
    const server = new ServerHistory({ resp_0: [functionCall('call_1')], conv_0: [functionCall('call_1')] });
    expect(server.problemsOf(request({ previousResponseId: 'resp_0' }))).toEqual([]);
    expect(server.problemsOf(request({ conversationId: 'conv_0' }))).toEqual([]);
  });

  it('should keep nothing that failed, and no response that is not to be stored', () => {
    const server = new ServerHistory();
    server.keep(modelRequest(), ended({ status: 'failed' }), []);
    server.keep(modelRequest(), ended({ status: 'cancelled' }), []);
    server.keep(modelRequest(), ended({ store: false }), []);
    server.keep(modelRequest({ modelSettings: { store: false } }), ended(), []);
    expect(server.problemsOf(modelRequest({ previousResponseId: 'resp_1' }))).toHaveLength(1);
  });

  it('should not go on from a response without an id', () => {
    const server = new ServerHistory();
    server.keep(modelRequest(), ended({ id: '' }), [functionCall('call_1')]);
    expect(server.problemsOf(request({}))).toHaveLength(1);
  });

  it('should remember which reasoning an item was written with', () => {
    const server = new ServerHistory();
    server.keep(modelRequest(), ended(), [reasoningItem(), message('Hello')]);
    expect(server.problemsOf(modelRequest({ input: [message('Hello')] }))).toHaveLength(1);
    expect(server.problemsOf(modelRequest({ input: [reasoningItem(), message('Hello')] }))).toEqual([]);
  });
});
