import { Agent, handoff } from 'rxagents';
import { scriptedModel } from 'rxagents/testing';
import { runProgressOf } from '../../src/run/RunProgress.js';
import type { RunEnvironment } from '../../src/run/RunEnvironment.js';
import type { Turn } from '../../src/run/Turn.js';
import { turnFrom } from '../../src/run/turnFrom.js';
import { environment } from '../helpers/environment.js';
import { toolNamed } from '../helpers/toolNamed.js';

const guardrail = (name: string) => ({ name, execute: () => ({ tripwireTriggered: false }) });
const agent = new Agent({
  name: 'A',
  model: scriptedModel([]),
  outputGuardrails: [guardrail('of the agent')],
  hooks: { onLlmEnd: () => undefined },
  toolUseBehavior: 'stop_on_first_tool',
  outputType: { type: 'object', properties: {}, additionalProperties: false },
});
const progress = runProgressOf(agent, [{ role: 'user', content: 'Hi' }]);
const [lookUp, web, toB] = [toolNamed(), { type: 'web_search' as const }, handoff(new Agent({ name: 'B' }))];

function turnWith(overrides: Partial<RunEnvironment> = {}, tools: readonly object[] = [lookUp, web]): Turn {
  const place = { env: environment({ agent, ...overrides }), agent: { name: 'A' }, number: 3, key: 'turn-3' };
  return turnFrom(progress, place, { instructions: 'Be brief.', tools: tools as never, handoffs: [toB] });
}

describe('turnFrom', () => {
  it('should be where it is taken, and as the agent has it', () => {
    const env = environment({ agent });
    const turn = turnFrom(
      progress,
      { env, agent: { name: 'A' }, number: 3, key: 'turn-3' },
      {
        instructions: undefined,
        tools: [],
        handoffs: [],
      },
    );
    expect(turn).toMatchObject({
      agent: { name: 'A' },
      number: 3,
      key: 'turn-3',
      toolUseBehavior: 'stop_on_first_tool',
    });
    expect(turn.env).toBe(env);
    expect(turn.progress).toBe(progress);
    expect(turn.hooks).toBe(agent.hooks);
    expect(turn.output).toBe(agent.output);
    expect(turn.model).toBe(agent.model);
  });

  it('should find by name what can be called here: no hosted tool', () => {
    const turn = turnWith();
    expect([...turn.tools]).toEqual([['look_up', lookUp]]);
    expect([...turn.handoffs]).toEqual([['transfer_to_b', toB]]);
  });

  it('should ask the model with all that is on offer', () => {
    const request = turnWith().requestOf(() => new AbortController().signal);
    expect(request).toMatchObject({ instructions: 'Be brief.', input: [{ role: 'user', content: 'Hi' }] });
    expect(request.tools).toHaveLength(2);
    expect(request.handoffs).toMatchObject([{ name: 'transfer_to_b' }]);
  });

  it("should have the agent's output guardrails, then the run's", () => {
    const turn = turnWith({ outputGuardrails: [guardrail('of the run')] });
    expect(turn.outputGuardrails.map(({ name }) => name)).toEqual(['of the agent', 'of the run']);
  });

  it('should note early calls only where tools start on call, each turn its own', () => {
    expect(turnWith().early).toBeUndefined();
    const env = { toolStart: 'on_call' } as const;
    expect(turnWith(env).early).toEqual({ hasStarted: false, held: [] });
    expect(turnWith(env).early).not.toBe(turnWith(env).early);
  });

  it.each<[string, readonly object[]]>([
    ['two tools', [lookUp, toolNamed()]],
    ['a tool and a handoff', [toolNamed({ name: 'transfer_to_b' })]],
  ])('should refuse %s of one name', (_what, tools) => {
    expect(() => turnWith({}, tools)).toThrow(expect.objectContaining({ name: 'UserError' }));
  });
});
