import { callFieldsOf } from '../../src/view/callFieldsOf.js';
import { functionCall, message, webSearch } from '../helpers/rawItems.js';

describe('callFieldsOf', () => {
  it('should show a function call, which runs once it is written', () => {
    const fields = { callId: 'call_1', name: 'get_weather', arguments: '{}' };
    expect(callFieldsOf(functionCall('call_1'), false)).toEqual({ ...fields, status: 'writing' });
    expect(callFieldsOf(functionCall('call_1'), true)).toEqual({ ...fields, status: 'running' });
  });

  it('should show what the provider has run itself as done, with its output where it gives it', () => {
    const fields = { callId: 'ws_1', name: 'web_search', arguments: '' };
    expect(callFieldsOf(webSearch(), true)).toStrictEqual({ ...fields, status: 'done' });
    expect(callFieldsOf({ type: 'back_call_up_call' }, true)).toMatchObject({ callId: '', name: 'back_call_up' });
    const mcp = { type: 'mcp_call', id: 'mcp_1', name: 'roll', arguments: '{"sides":6}', output: '4' };
    expect(callFieldsOf(mcp, false)).toEqual({
      callId: 'mcp_1',
      name: 'roll',
      arguments: '{"sides":6}',
      status: 'writing',
    });
    expect(callFieldsOf(mcp, true)).toMatchObject({ status: 'done', output: '4' });
  });

  it('should take what is no JSON text as arguments too', () => {
    const custom = { type: 'custom_tool_call', id: 'c', call_id: 'call_1', name: 'sql', input: 'select 1' };
    expect(callFieldsOf(custom, true)).toMatchObject({ arguments: 'select 1', status: 'running' });
    const search = { type: 'tool_search_call', id: 't', call_id: null, arguments: { query: 'x' } };
    expect(callFieldsOf(search, true)).toMatchObject({ callId: 't', arguments: '{"query":"x"}', status: 'done' });
  });

  it('should make nothing of what is no call', () => {
    expect(callFieldsOf(message('Hi'), true)).toBeUndefined();
  });
});
