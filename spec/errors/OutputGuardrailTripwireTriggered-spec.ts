import { isAgentsError, OutputGuardrailTripwireTriggered } from 'rxagents';

describe('OutputGuardrailTripwireTriggered', () => {
  it('should name the guardrail, and have its verdict', () => {
    const result = {
      guardrail: { type: 'output', name: 'g' },
      output: { tripwireTriggered: true },
      agent: { name: 'A' },
    } as const;
    const error = new OutputGuardrailTripwireTriggered(result);
    expect(isAgentsError(error)).toBe(true);
    expect(error).toMatchObject({
      name: 'OutputGuardrailTripwireTriggered',
      message:
        'Output guardrail "g" of agent "A" was triggered, so the run has ended. The result of this error has its verdict.',
    });
    expect(error.result).toBe(result);
  });
});
