import { ToolTimeoutError } from 'rxagents';

describe('ToolTimeoutError', () => {
  it('should name the tool and its limit', () => {
    const error = new ToolTimeoutError('look_up', 500);
    expect(error).toMatchObject({ name: 'ToolTimeoutError', toolName: 'look_up', timeoutMs: 500 });
    expect(error.message).toContain('"look_up" timed out after 500 ms');
  });
});
