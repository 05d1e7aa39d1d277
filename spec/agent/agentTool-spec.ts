import { Agent, type RunResult } from 'rxagents';
import { agentTool } from '../../src/agent/agentTool.js';

const agent = new Agent({ name: 'Fact checker', handoffDescription: 'Checks facts.' });

describe('agentTool', () => {
  it('should be named and described after the agent, and take an input', () => {
    const made = agentTool(agent, {});
    expect(made).toMatchObject({ name: 'fact_checker', description: 'Checks facts.', needsApproval: false });
    expect(made.parameters).toEqual({
      type: 'object',
      properties: { input: { type: 'string' } },
      required: ['input'],
      additionalProperties: false,
    });
    expect(agentTool(new Agent({ name: 'B' }), {}).description).toBe('Asks the agent B.');
  });

  it('should be named and described as the options say', () => {
    const made = agentTool(agent, { toolName: 'check', toolDescription: 'Checks.', needsApproval: true });
    expect(made).toMatchObject({ name: 'check', description: 'Checks.', needsApproval: true });
  });

  it('should hold the agent for the run that calls it, and only the options that there are', () => {
    const runOptions = { maxTurns: 2 };
    const customOutputExtractor = (result: RunResult): unknown => result.finalOutput;
    expect(agentTool(agent, {}).nested).toEqual({ agent, runOptions: {} });
    expect(agentTool(agent, {}).nested).not.toHaveProperty('customOutputExtractor');
    expect(agentTool(agent, { runOptions, customOutputExtractor }).nested).toEqual({
      agent,
      runOptions,
      customOutputExtractor,
    });
  });

  it('should be frozen, as every tool is', () => {
    expect(Object.isFrozen(agentTool(agent, {}))).toBe(true);
  });

  it('should say that only a run can call it', () => {
    const { execute } = agentTool(agent, { toolName: 'check' });
    expect(() => execute({ input: 'x' }, undefined, {} as never)).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: 'Tool "check" is an agent, which only a run can call. Give it to an agent\'s tools.',
      }),
    );
  });
});
