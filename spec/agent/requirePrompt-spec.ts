import { requirePrompt } from '../../src/agent/requirePrompt.js';

describe('requirePrompt', () => {
  it('should let a prompt pass', () => {
    const prompt = { promptId: 'pmpt_1' };
    expect(requirePrompt(prompt, 'A')).toBe(prompt);
  });

  it.each([undefined, null, 'pmpt_1', {}, { promptId: 1 }])('should refuse %j, naming the agent', (prompt) => {
    expect(() => requirePrompt(prompt, 'Triage')).toThrow('The prompt of agent "Triage" has no promptId');
  });
});
