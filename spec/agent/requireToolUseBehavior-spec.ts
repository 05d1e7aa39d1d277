import { requireToolUseBehavior } from '../../src/agent/requireToolUseBehavior.js';

describe('requireToolUseBehavior', () => {
  it.each(['run_llm_again', 'stop_on_first_tool', { stopAtToolNames: ['a'] }, () => ({ isFinalOutput: false })])(
    'should let %p pass',
    (behavior) => {
      expect(() => requireToolUseBehavior(behavior, 'Triage')).not.toThrow();
    },
  );

  it.each([undefined, null, 'stop', 7, {}, { stopAtToolNames: 'a' }])(
    'should refuse %p, naming the agent',
    (behavior) => {
      expect(() => requireToolUseBehavior(behavior, 'Triage')).toThrow('The toolUseBehavior of agent "Triage" is none');
    },
  );
});
