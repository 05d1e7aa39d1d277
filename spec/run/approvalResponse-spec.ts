import type { McpApprovalRequestItem } from 'rxagents';
import { approvalResponse } from '../../src/run/approvalResponse.js';
import { mcpRequest, mcpResponse } from '../helpers/rawItems.js';
import { itemFrom } from '../helpers/runItems.js';

describe('approvalResponse', () => {
  const request = itemFrom(mcpRequest('q')) as McpApprovalRequestItem;

  it('should say what was decided, and why where somebody said so', () => {
    expect(approvalResponse(request, { approve: true })).toStrictEqual({
      type: 'run_item_stream_event',
      name: 'mcp_approval_response',
      item: { type: 'mcp_approval_response_item', agent: { name: 'A' }, rawItem: mcpResponse('q') },
    });
    expect(approvalResponse(request, { approve: false, message: 'No.' })).toMatchObject({
      item: { rawItem: { approve: false, reason: 'No.' } },
    });
  });
});
