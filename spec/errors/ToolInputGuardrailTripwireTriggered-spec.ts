import { isAgentsError, ToolInputGuardrailTripwireTriggered } from 'rxagents';

describe('ToolInputGuardrailTripwireTriggered', () => {
  it('should name the guardrail, and have its verdict', () => {
    const result = {
      guardrail: { type: 'tool_input', name: 'g' },
      output: { behavior: { type: 'throwException' } },
      toolName: 'pay',
      callId: 'a',
    } as const;
    const error = new ToolInputGuardrailTripwireTriggered(result);
    expect(isAgentsError(error)).toBe(true);
    expect(error).toMatchObject({
      name: 'ToolInputGuardrailTripwireTriggered',
      message:
        'Input guardrail "g" of tool "pay" was triggered, so the run has ended. The result of this error has its verdict.',
    });
    expect(error.result).toBe(result);
  });
});
