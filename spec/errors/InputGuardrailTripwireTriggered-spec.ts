import { isAgentsError, InputGuardrailTripwireTriggered } from 'rxagents';

describe('InputGuardrailTripwireTriggered', () => {
  it('should name the guardrail, and have its verdict', () => {
    const result = { guardrail: { type: 'input', name: 'g' }, output: { tripwireTriggered: true } } as const;
    const error = new InputGuardrailTripwireTriggered(result);
    expect(isAgentsError(error)).toBe(true);
    expect(error).toMatchObject({
      name: 'InputGuardrailTripwireTriggered',
      message: 'Input guardrail "g" was triggered, so the run has ended. The result of this error has its verdict.',
    });
    expect(error.result).toBe(result);
  });
});
