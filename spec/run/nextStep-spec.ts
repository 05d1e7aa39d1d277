import { Agent, UserError, type RunEvent } from 'rxagents';
import { scriptedModel, text } from 'rxagents/testing';
import { nextStep } from '../../src/run/nextStep.js';
import type { RunElement } from '../../src/run/reduceRun.js';
import { runProgressOf, type RunProgress } from '../../src/run/RunProgress.js';
import { environment } from '../helpers/environment.js';

const agent = new Agent({ name: 'A', model: scriptedModel(() => text('Hi')) });
const seed = runProgressOf(agent, [{ role: 'user', content: 'Hi' }]);
const env = environment({ agent, maxTurns: 2 });

/** What the step emits at once. */
function elementsOf(progress: Partial<RunProgress>): RunElement[] {
  const elements: RunElement[] = [];
  nextStep({ ...seed, ...progress }, env)?.subscribe((element) => elements.push(element));
  return elements;
}

describe('nextStep', () => {
  it('should announce the agent, then take turns', () => {
    expect(elementsOf({ phase: 'announce' })).toEqual([{ type: 'agent_updated_stream_event', agent }]);
    expect(elementsOf({ phase: 'turn' })[0]?.type).toBe('turn_prepared');
  });

  it('should close in place of a turn where a stop was asked for', () => {
    expect(elementsOf({ phase: 'turn', stopRequested: 'after_turn' })).toEqual([{ type: 'closed' }]);
  });

  it('should take no more turns than the run may', () => {
    const step = (turn: number) => () => nextStep({ ...seed, phase: 'turn', turn }, env);
    expect(step(1)).not.toThrow();
    expect(step(2)).toThrow(expect.objectContaining({ name: 'MaxTurnsExceededError', maxTurns: 2 }));
    expect(() => nextStep({ ...seed, phase: 'turn', turn: 99 }, { ...env, maxTurns: null })).not.toThrow();
  });

  it('should check what the run is made of before its first turn, and not again', () => {
    const bad = { ...env, toolConcurrency: 0 };
    expect(() => nextStep({ ...seed, phase: 'turn' }, bad)).toThrow('toolConcurrency is 0');
    expect(() => nextStep({ ...seed, phase: 'turn', turn: 1 }, bad)).not.toThrow();
  });

  it('should close what is open, which is nothing between turns', () => {
    expect(elementsOf({ phase: 'close' })).toEqual([{ type: 'closed' }]);
  });

  it('should finish with the result, or with the error that has it', () => {
    const [finished] = elementsOf({ phase: 'finish', ending: { type: 'completed', finalOutput: 'Hi' } }) as RunEvent[];
    expect(finished).toMatchObject({ type: 'run_finished_event', result: { status: 'completed', finalOutput: 'Hi' } });

    const error = new Error('no');
    const failing = () => nextStep({ ...seed, phase: 'finish', ending: { type: 'failed', error } }, env);
    expect(failing).toThrow(expect.objectContaining({ name: 'CallbackError', partial: expect.anything() }));
  });

  it('should save nothing of a run that cannot be resumed', () => {
    const stateError = new UserError('no');
    expect(() => nextStep({ ...seed, phase: 'save' }, { ...env, stateError })).toThrow(stateError);
  });

  it('should have nothing left at the end', () => {
    expect(nextStep({ ...seed, phase: 'ended' }, env)).toBeUndefined();
  });

  it('should refuse output guardrails, the agent’s or the run’s, where the server keeps the history', () => {
    const guardrail = { name: 'g', execute: () => ({ tripwireTriggered: false }) };
    const served = { ...env, serverHistory: {} };
    const guarded = new Agent({ name: 'A', outputGuardrails: [guardrail] });
    const refusal = 'Agent "A" has output guardrails, and the server keeps the history. Keep it in a session, or leave';
    for (const [of, guardrails] of [
      [agent, [guardrail]],
      [guarded, []],
      [guarded, [guardrail]],
    ] as const) {
      const step = () => nextStep({ ...seed, phase: 'turn', agent: of }, { ...served, outputGuardrails: guardrails });
      expect(step).toThrow(refusal);
    }
    expect(() => nextStep({ ...seed, phase: 'turn' }, served)).not.toThrow();
  });
});
