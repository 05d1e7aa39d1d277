import type { HostedTool, ModelRequest, ModelSettings } from 'rxagents';
import { encodeBody } from '../../src/openai/encodeBody.js';
import { responsesBody } from '../../src/openai/responsesBody.js';
import { modelRequest } from '../helpers/modelRequest.js';

const bodyOf = (request: Partial<ModelRequest> = {}, streamed = true): Record<string, unknown> =>
  JSON.parse(textOf(encodeBody(responsesBody('gpt-x', modelRequest(request), { streamed }))));

const textOf = (body: Uint8Array | string): string => Buffer.from(body as Uint8Array).toString();

/** Another object each time: what a tool is on the wire is kept with it. */
const toolNamed = (name: string, strict = true) =>
  ({ type: 'function', name, description: 'F.', parameters: { type: 'object' }, strict }) as const;

describe('responsesBody', () => {
  it('should send nothing that is not set', () => {
    expect(bodyOf()).toEqual({ model: 'gpt-x', stream: true, input: [{ role: 'user', content: 'Hi' }] });
    expect(bodyOf({ input: [] }, false)).toEqual({ model: 'gpt-x', input: [] });
  });

  it('should send a prompt template as the API has it', () => {
    const prompt = { promptId: 'pmpt_1', version: '2', variables: { city: 'Oslo' } };
    expect(bodyOf({ prompt })['prompt']).toEqual({ id: 'pmpt_1', version: '2', variables: { city: 'Oslo' } });
    expect(bodyOf({ prompt: { promptId: 'pmpt_1' } })['prompt']).toEqual({ id: 'pmpt_1' });
  });

  it('should send every setting under the name that the API has for it', () => {
    const modelSettings: ModelSettings = {
      temperature: 0.5,
      topP: 0.9,
      frequencyPenalty: 1,
      presencePenalty: 1,
      parallelToolCalls: false,
      truncation: 'auto',
      maxTokens: 10,
      store: false,
      metadata: { a: 'b' },
      include: ['reasoning.encrypted_content'],
      reasoning: { effort: 'low', summary: 'auto' },
      text: { verbosity: 'low' },
      promptCacheKey: 'key',
      promptCacheRetention: '24h',
      providerData: { service_tier: 'flex', temperature: 1 },
    };
    expect(
      bodyOf({ instructions: 'Be brief.', previousResponseId: 'resp_1', conversationId: 'conv_1', modelSettings }),
    ).toEqual({
      model: 'gpt-x',
      stream: true,
      input: [{ role: 'user', content: 'Hi' }],
      instructions: 'Be brief.',
      previous_response_id: 'resp_1',
      conversation: 'conv_1',
      temperature: 1,
      top_p: 0.9,
      parallel_tool_calls: false,
      truncation: 'auto',
      max_output_tokens: 10,
      store: false,
      metadata: { a: 'b' },
      include: ['reasoning.encrypted_content'],
      reasoning: { effort: 'low', summary: 'auto' },
      text: { verbosity: 'low' },
      prompt_cache_key: 'key',
      prompt_cache_retention: '24h',
      service_tier: 'flex',
    });
  });

  it('should send handoffs as functions after the tools, and hosted tools as they are', () => {
    const hosted = { type: 'web_search', search_context_size: 'low' } as const;
    const [f, g] = [toolNamed('f'), toolNamed('g', false)];
    const ours = { ...f, execute: 'here' };
    expect(bodyOf({ tools: [ours, hosted], handoffs: [g] })['tools']).toEqual([f, hosted, g]);
  });

  it('should send the schema of the answer beside the verbosity', () => {
    const outputType = { type: 'json_schema', name: 'out', schema: { type: 'object' }, strict: true } as const;
    expect(bodyOf({ outputType, modelSettings: { text: { verbosity: 'high' } } })['text']).toEqual({
      format: outputType,
      verbosity: 'high',
    });
  });

  it.each([
    ['auto', 'auto'],
    ['required', 'required'],
    ['none', 'none'],
    ['f', { type: 'function', name: 'f' }],
    ['g', { type: 'function', name: 'g' }],
    ['other', { type: 'function', name: 'other' }],
    ['code_interpreter', { type: 'code_interpreter' }],
    ['web_search', { type: 'function', name: 'web_search' }],
    ['shell', { type: 'function', name: 'shell' }],
    ['novel', { type: 'novel' }],
    [
      { type: 'mcp', server_label: 's' },
      { type: 'mcp', server_label: 's' },
    ],
  ])('should send the tool choice %j as %j', (toolChoice, sent) => {
    const tools = [
      toolNamed('f'),
      toolNamed('web_search'),
      { type: 'novel', name: 'code_interpreter' } as unknown as HostedTool,
    ];
    const handoffs = [toolNamed('g'), toolNamed('shell')];
    expect(bodyOf({ tools, handoffs, modelSettings: { toolChoice } })['tool_choice']).toEqual(sent);
  });

  it('should not send a tool choice where there is no tool', () => {
    expect(bodyOf({ modelSettings: { toolChoice: 'required' } })).not.toHaveProperty('tool_choice');
  });

  it.each<[string, Partial<ModelRequest>]>([
    ['a handoff beside a tool', { tools: [toolNamed('f')], handoffs: [toolNamed('g')] }],
    ['tools of the provider', { modelSettings: { providerData: { tools: [{ type: 'novel' }] } } }],
  ])('should send the tool choice where there is %s', (_what, request) => {
    const modelSettings = { ...request.modelSettings, toolChoice: 'required' };
    expect(bodyOf({ ...request, modelSettings })).toHaveProperty('tool_choice', 'required');
  });

  it('should send nothing that a Chat model added to the history, nor its reasoning, which the API does not know', () => {
    const call = { type: 'function_call', call_id: 'a', name: 'f', arguments: '{}' } as const;
    const provider_data = { model: 'gemini-3', extra_content: {} };
    const known = { type: 'reasoning' as const, id: 'rs_1', summary: [] };
    const input = [{ ...known, provider_data }, known, { ...call, provider_data }];
    expect(bodyOf({ input })['input']).toEqual([known, call]);
    expect(bodyOf({ input: input.slice(0, 1) })['input']).toEqual([]);
  });

  it('should encode an item once, but for those of a short history', () => {
    const toJSON = jest.fn(() => ({ role: 'user', content: 'Hi' }));
    const short = [{ toJSON }, { role: 'user', content: 'Go on.' }] as unknown as ModelRequest['input'];
    const long = [...short, { role: 'user', content: 'Now.' }] as unknown as ModelRequest['input'];
    for (const [input, times] of [
      [short, 2],
      [long, 1],
    ] as const) {
      toJSON.mockClear();
      expect(bodyOf({ input })).toEqual(bodyOf({ input }));
      expect(toJSON).toHaveBeenCalledTimes(times);
    }
  });
});
