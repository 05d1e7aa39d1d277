import { callKeyOf } from '../../src/run/callKeyOf.js';
import { functionCall, mcpRequest } from '../helpers/rawItems.js';

describe('callKeyOf', () => {
  it('should know a call by its call id, and its tool by the name', () => {
    expect(callKeyOf(functionCall('call_1', 'pay'))).toEqual({ callId: 'call_1', toolName: 'pay' });
  });

  it('should know a request by its id, and its tool by server and name, which no function is called', () => {
    expect(callKeyOf(mcpRequest('q', 'pay'))).toEqual({ callId: 'q', toolName: 'docs/pay' });
  });
});
