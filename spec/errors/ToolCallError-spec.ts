import { ToolCallError } from 'rxagents';

describe('ToolCallError', () => {
  it('should name the tool and the call, and hold what the tool threw', () => {
    const cause = new Error('no database');
    const error = new ToolCallError('look_up', 'call_1', cause);
    expect(error).toMatchObject({ name: 'ToolCallError', toolName: 'look_up', callId: 'call_1', cause });
    expect(error.message).toMatch(/^Tool "look_up" failed: no database\. /);
  });
});
