import { NEVER } from 'rxjs';
import * as z from 'zod';
import { Agent } from '../../src/agent/Agent.js';
import type { Tool } from '../../src/agent/AgentOptions.js';
import { handoff } from '../../src/agent/handoff.js';
import { tool } from '../../src/agent/tool.js';
import type { Model } from '../../src/model/Model.js';

const clock = tool({ name: 'clock', description: 'The time.', parameters: {}, execute: () => '12:00' });

describe('Agent', () => {
  it('should need no more than a name', () => {
    const agent = new Agent({ name: 'A' });
    expect(Object.fromEntries(Object.entries(agent))).toStrictEqual({
      name: 'A',
      modelSettings: {},
      inputGuardrails: [],
      outputGuardrails: [],
      tools: [],
      toolUseBehavior: 'run_llm_again',
      resetToolChoice: true,
    });
    expect(agent.handoffs).toEqual([]);
    expect(Object.isFrozen(agent)).toBe(true);
    expect(agent).toBeInstanceOf(Agent);
  });

  it('should hold what it is given', () => {
    const model: Model = { name: 'm', stream: () => NEVER };
    const options = {
      name: 'A',
      instructions: 'Be brief.',
      prompt: { promptId: 'pmpt_1', version: '2', variables: { city: 'Oslo' } },
      model,
      modelSettings: { temperature: 0 },
      tools: [clock, { type: 'web_search' }],
      toolUseBehavior: 'stop_on_first_tool',
      resetToolChoice: false,
      handoffDescription: 'Brief.',
    } as const;
    expect(new Agent(options)).toMatchObject(options);
  });

  it('should not change when the lists that it was made of do', () => {
    const tools: Tool[] = [clock];
    const handoffs = [new Agent({ name: 'B' })];
    const agent = new Agent({ name: 'A', tools, handoffs });
    tools.pop();
    handoffs.pop();
    expect(agent.tools).toEqual([clock]);
    expect(agent.handoffs).toHaveLength(1);
  });

  it('should be written as its name', () => {
    expect(JSON.stringify({ agent: new Agent({ name: 'A', tools: [clock] }) })).toBe('{"agent":{"name":"A"}}');
  });

  it('should make handoffs of agents, once for a list and at each read for a function', () => {
    const [b, c] = [new Agent({ name: 'B' }), handoff(new Agent({ name: 'C' }), { toolNameOverride: 'c' })];
    const fixed = new Agent({ name: 'A', handoffs: [b, c] });
    expect(fixed.handoffs.map(({ toolName }) => toolName)).toEqual(['transfer_to_b', 'c']);
    expect(fixed.handoffs[1]).toBe(c);
    expect(fixed.handoffs[0]).toBe(fixed.handoffs[0]);
    const list = jest.fn(() => [b]);
    const late = new Agent({ name: 'A', handoffs: list });
    expect(list).not.toHaveBeenCalled();
    expect(late.handoffs.map(({ agent }) => agent)).toEqual([b]);
    expect(late.handoffs).toHaveLength(1);
    expect(list).toHaveBeenCalledTimes(2);
  });

  it('should let agents refer to each other', () => {
    const ping: Agent = new Agent({ name: 'Ping', handoffs: () => [pong] });
    const pong: Agent = new Agent({ name: 'Pong', handoffs: () => [ping] });
    expect(ping.handoffs[0]?.agent.handoffs[0]?.agent).toBe(ping);
  });

  it('should make its output type ready', () => {
    const agent = new Agent({ name: 'A', outputType: z.object({ title: z.string() }) });
    expect(agent.output).toMatchObject({ name: 'final_output', strict: true, jsonSchema: { required: ['title'] } });
    expect(agent.output?.parse('{"title":"T"}')).toEqual({ ok: true, value: { title: 'T' } });
    expect(new Agent({ name: 'A', outputType: 'text' })).not.toHaveProperty('output');
  });

  it('should be copied with some options replaced', () => {
    const agent = new Agent({
      name: 'A',
      instructions: 'Be brief.',
      tools: [clock],
      handoffs: [new Agent({ name: 'B' })],
    });
    const copy = agent.clone({ name: 'A2', tools: [] });
    expect(copy).toMatchObject({ name: 'A2', instructions: 'Be brief.', tools: [] });
    expect(copy.handoffs.map(({ agent: { name } }) => name)).toEqual(['B']);
    expect(agent).toMatchObject({ name: 'A', tools: [clock] });
    expect(copy.clone({ outputType: z.array(z.string()) }).output?.parse('{"response":["x"]}')).toEqual({
      ok: true,
      value: ['x'],
    });
  });

  it('should refuse no options, and an output guardrail whose mode is none', () => {
    expect(() => new Agent(undefined as never)).toThrow('An agent has no name. Give it one');
    expect(() => new Agent({ name: 'A', outputGuardrails: [{ name: 'g', mode: 'holds' } as never] })).toThrow(
      'The outputGuardrails of agent "A" are no array',
    );
    const holds = { name: 'g', mode: 'holds' as 'hold', execute: () => ({ tripwireTriggered: false }) };
    expect(() => new Agent({ name: 'A', outputGuardrails: [holds] })).toThrow(
      '"g" of the outputGuardrails of agent "A" has an unknown mode',
    );
  });

  it.each(['', '  ', undefined])('should refuse the name %j', (name) => {
    expect(() => new Agent({ name: name as string })).toThrow('An agent has no name. Give it one');
  });

  it.each([[null], [undefined], [{}], [() => 1], [{ type: 'function', name: 'f' }]])(
    'should refuse the tool %p',
    (odd) => {
      expect(() => new Agent({ name: 'A', tools: [odd as Tool] })).toThrow(
        'Agent "A" has a tool that is neither made by tool() nor hosted',
      );
    },
  );

  it('should refuse an output type that cannot be closed', () => {
    expect(() => new Agent({ name: 'A', outputType: z.object({ meta: z.any() }) })).toThrow(
      'outputType of agent "A": meta has no type',
    );
  });

  it.each([null, {}, { id: 'pmpt_1' }, 'pmpt_1'])('should refuse the prompt %j', (prompt) => {
    expect(() => new Agent({ name: 'A', prompt: prompt as never })).toThrow('The prompt of agent "A" has no promptId');
  });

  it('should take a prompt that is chosen later', () => {
    const prompt = () => ({ promptId: 'pmpt_1' });
    expect(new Agent({ name: 'A', prompt }).prompt).toBe(prompt);
  });

  it.each(['inputGuardrails', 'outputGuardrails'])('should refuse %s that are none', (what) => {
    expect(() => new Agent({ name: 'A', [what]: [{}] })).toThrow(`The ${what} of agent "A" are no array`);
  });

  it('should be a tool of another agent', () => {
    expect(new Agent({ name: 'A' }).asTool()).toMatchObject({ type: 'function', name: 'a' });
    expect(new Agent({ name: 'A' }).asTool({ toolName: 'ask_a' })).toMatchObject({ name: 'ask_a' });
  });

  it('should refuse a handoff that was not made yet, at once or when it is read', () => {
    const missing = undefined as unknown as Agent;
    const message = 'Agent "A" hands over to an agent that is not made yet';
    expect(() => new Agent({ name: 'A', handoffs: [missing] })).toThrow(message);
    const late = new Agent({ name: 'A', handoffs: () => [missing] });
    expect(() => late.handoffs).toThrow(message);
  });

  it.each(['tools', 'handoffs'])('should refuse %s that are no list', (what) => {
    expect(() => new Agent({ name: 'A', [what]: null })).toThrow(`The ${what} of agent "A"`);
  });

  it.each([null, 'json', 7])('should refuse an outputType of %p', (outputType) => {
    expect(() => new Agent({ name: 'A', outputType } as never)).toThrow('outputType of agent "A" is no schema');
  });
});
