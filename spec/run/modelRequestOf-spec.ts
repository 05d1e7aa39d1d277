import { message, reasoningItem } from '../helpers/rawItems.js';
import { Agent, handoff, type ModelRequest, type ModelSettings } from 'rxagents';
import { modelRequestOf, type ModelQuestion } from '../../src/run/modelRequestOf.js';
import { runProgressOf, type RunProgress } from '../../src/run/RunProgress.js';
import { environment } from '../helpers/environment.js';
import { toolNamed } from '../helpers/toolNamed.js';

const { signal } = new AbortController();
const nothing: ModelQuestion = { instructions: undefined, tools: [], handoffs: [] };
const input = [{ role: 'user' as const, content: 'Hi' }];

function requestOf(
  agent: Agent,
  question: Partial<ModelQuestion> = {},
  { progress = {}, modelSettings = {} }: { progress?: Partial<RunProgress>; modelSettings?: ModelSettings } = {},
): ModelRequest {
  const stands = { ...runProgressOf(agent, input), ...progress };
  return modelRequestOf(stands, environment({ agent, modelSettings }), { ...nothing, ...question })(() => signal);
}

describe('modelRequestOf', () => {
  it('should ask with the history alone where there is nothing else', () => {
    const request = requestOf(new Agent({ name: 'A' }));
    expect(Object.keys(request).sort()).toEqual(['handoffs', 'input', 'modelSettings', 'scheduler', 'signal', 'tools']);
    expect(request).toMatchObject({ input, tools: [], handoffs: [], modelSettings: {} });
    expect(request.signal).toBe(signal);
  });

  it('should send tools as functions, and hosted ones as they are', () => {
    const hosted = { type: 'web_search' } as const;
    const tool = toolNamed();
    expect(requestOf(new Agent({ name: 'A' }), { instructions: 'Be brief.', tools: [tool, hosted] })).toMatchObject({
      instructions: 'Be brief.',
      tools: [
        {
          type: 'function',
          name: 'look_up',
          description: 'Looks a word up.',
          parameters: tool.parameters,
          strict: true,
        },
        hosted,
      ],
    });
    expect(JSON.stringify(requestOf(new Agent({ name: 'A' }), { tools: [tool] }).tools)).not.toContain('timeout');
  });

  it('should send handoffs as functions, without parameters unless they take an input', () => {
    const b = new Agent({ name: 'B' });
    const inputType = {
      type: 'object',
      properties: { why: { type: 'string' } },
      required: ['why'],
      additionalProperties: false,
    } as const;
    const handoffs = [
      handoff(b),
      handoff(b, { inputType, toolNameOverride: 'to_b', toolDescriptionOverride: 'To B.' }),
    ];
    expect(requestOf(new Agent({ name: 'A' }), { handoffs }).handoffs).toMatchObject([
      {
        type: 'function',
        name: 'transfer_to_b',
        parameters: { type: 'object', properties: {}, required: [], additionalProperties: false },
        strict: true,
      },
      { name: 'to_b', description: 'To B.', parameters: { required: ['why'] }, strict: true },
    ]);
  });

  it('should send what the final output must fit', () => {
    const schema = { type: 'object', properties: {}, required: [], additionalProperties: false } as const;
    const agent = new Agent({ name: 'A', outputType: { type: 'json_schema', name: 'answer', schema } });
    expect(requestOf(agent).outputType).toMatchObject({ type: 'json_schema', name: 'answer', strict: true });
  });

  it("should lay the run's settings over the agent's", () => {
    const agent = new Agent({ name: 'A', modelSettings: { temperature: 0, topP: 1 } });
    expect(requestOf(agent, {}, { modelSettings: { temperature: 1 } }).modelSettings).toEqual({
      temperature: 1,
      topP: 1,
    });
  });

  describe('a tool choice', () => {
    const progress = { toolUsers: new Set(['A']) };
    const choiceOf = (toolChoice: ModelSettings['toolChoice'] & {}, resetToolChoice?: boolean): unknown => {
      const agent = new Agent({
        name: 'A',
        modelSettings: { toolChoice },
        ...(resetToolChoice !== undefined && { resetToolChoice }),
      });
      return requestOf(agent, {}, { progress }).modelSettings;
    };

    it.each(['required', 'look_up', { type: 'web_search' }])(
      'that forces should be lifted once the agent has used a tool: %j',
      (choice) => {
        expect(choiceOf(choice)).toEqual({});
        expect(choiceOf(choice, false)).toEqual({ toolChoice: choice });
      },
    );

    it.each(['auto', 'none'])('%s should stay', (choice) => {
      expect(choiceOf(choice)).toEqual({ toolChoice: choice });
    });

    it('should stay for an agent that has used none', () => {
      const agent = new Agent({ name: 'B', modelSettings: { toolChoice: 'required' } });
      expect(requestOf(agent, {}, { progress }).modelSettings).toEqual({ toolChoice: 'required' });
    });
  });

  it('should make the history and the signal only when they are read', () => {
    const stands = runProgressOf(new Agent({ name: 'A' }), input);
    const slice = jest.spyOn(stands.history.shared, 'slice');
    const signalOf = jest.fn(() => signal);
    const request = modelRequestOf(stands, environment(), nothing)(signalOf);
    expect(request.tools).toEqual([]);
    expect(slice).not.toHaveBeenCalled();
    expect(signalOf).not.toHaveBeenCalled();
    expect(request.input).toEqual(input);
    expect(request.input).toBe(request.input);
    expect({ ...request }.input).toEqual(input);
  });

  it('should send one and the same list for one list of tools, so that a provider can keep what it makes of it', () => {
    const tools = [toolNamed()];
    expect(requestOf(new Agent({ name: 'A' }), { tools }).tools).toBe(
      requestOf(new Agent({ name: 'B' }), { tools }).tools,
    );
  });

  it('should be JSON but for signal and scheduler', () => {
    const {
      signal: _signal,
      scheduler: _scheduler,
      ...rest
    } = requestOf(new Agent({ name: 'A' }), { tools: [toolNamed()] });
    expect(JSON.parse(JSON.stringify(rest))).toEqual(rest);
  });

  describe('reasoning', () => {
    const items = [reasoningItem(), message('Hi')];
    const sent = (reasoningItemIdPolicy: 'preserve' | 'omit'): unknown => {
      const stands = runProgressOf(new Agent({ name: 'A' }), items);
      return modelRequestOf(stands, environment({ reasoningItemIdPolicy }), nothing)(() => signal).input;
    };

    it('should be sent as it is, or without its id, which other items keep', () => {
      expect(sent('preserve')).toStrictEqual(items);
      expect(sent('omit')).toStrictEqual([{ type: 'reasoning', summary: [] }, message('Hi')]);
    });
  });

  it.each([
    ['nothing, where the server is to begin', {}, undefined, {}],
    ['the response that the caller gave', { previousResponseId: 'r0' }, undefined, { previousResponseId: 'r0' }],
    ['the latest response', { previousResponseId: 'r0' }, 'r1', { previousResponseId: 'r1' }],
    ['the conversation, however far it is', { conversationId: 'c' }, 'r1', { conversationId: 'c' }],
  ])('should go on, where the server keeps the history, from %s', (_what, serverHistory, lastResponseId, expected) => {
    const stands = { ...runProgressOf(new Agent({ name: 'A' }), input), lastResponseId };
    const request = modelRequestOf(stands, environment({ serverHistory }), nothing)(() => signal);
    const { previousResponseId: _id, conversationId: _conversation, ...others } = request;
    expect({ ...request }).toStrictEqual({ ...others, ...expected });
  });
});
