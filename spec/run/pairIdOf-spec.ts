import { isAnswer, pairIdOf } from '../../src/run/pairIdOf.js';
import { functionCall, mcpRequest, mcpResponse, message } from '../helpers/rawItems.js';

const output = { type: 'function_call_output', call_id: 'a', output: 'x' } as const;
const ran = {
  type: 'mcp_call',
  id: 'mcp_1',
  approval_request_id: 'q',
  name: 'x',
  arguments: '',
  server_label: 'd',
} as const;

describe('pairIdOf', () => {
  it('should be the same for both halves', () => {
    expect([functionCall('a'), output].map(pairIdOf)).toEqual(['a', 'a']);
    expect([mcpRequest('q'), mcpResponse('q')].map(pairIdOf)).toEqual(['q', 'q']);
  });

  it('should be none of what stands alone, such as the call that was approved', () => {
    expect([message('Hi'), ran].map(pairIdOf)).toEqual([undefined, undefined]);
  });

  it('should tell the halves from each other', () => {
    expect([functionCall('a'), mcpRequest('q'), { role: 'user', content: 'Hi' } as const].map(isAnswer)).toEqual([
      false,
      false,
      false,
    ]);
    expect([output, mcpResponse('q')].map(isAnswer)).toEqual([true, true]);
    const alike = ['x_output_call', 'x_response_call'].map((type) => ({ ...output, type }) as unknown as typeof output);
    expect(alike.map(isAnswer)).toEqual([false, false]);
  });
});
