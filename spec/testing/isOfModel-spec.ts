import { isOfModel } from '../../src/testing/isOfModel.js';

describe('isOfModel', () => {
  it.each([
    [{ role: 'assistant', content: 'Hi' }, true],
    [{ type: 'reasoning', id: 'rs_1', summary: [] }, true],
    [{ type: 'function_call', call_id: '1', name: 'look', arguments: '{}' }, true],
    [{ type: 'function_call_output', call_id: '1', output: '' }, false],
    [{ type: 'mcp_approval_response', approval_request_id: '1', approve: true }, false],
    [{ role: 'user', content: 'Hi' }, false],
    [undefined, false],
  ] as const)('should tell what a model says from what it is told (%j)', (item, expected) => {
    expect(isOfModel(item as never)).toBe(expected);
  });
});
