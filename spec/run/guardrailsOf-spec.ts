import { guardrailsOf } from '../../src/run/guardrailsOf.js';

const named = (name: string) => ({ name, execute: () => ({ tripwireTriggered: false }) });

describe('guardrailsOf', () => {
  it("should be the agent's own, then the run's", () => {
    const [own, ofRun] = [[named('a')], [named('b')]];
    const both = guardrailsOf('inputGuardrails', { inputGuardrails: own }, { inputGuardrails: ofRun });
    expect(both).toEqual([...own, ...ofRun]);
  });

  it("should be the agent's very list where the run has none", () => {
    const own = [named('a')];
    expect(guardrailsOf('outputGuardrails', { outputGuardrails: own }, { outputGuardrails: [] })).toBe(own);
  });
});
