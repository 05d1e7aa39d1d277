import type { ModelRequest, ModelSettings } from 'rxagents';
import { chatBody } from '../../src/openai/chatBody.js';
import { encodeBody } from '../../src/openai/encodeBody.js';
import { modelRequest } from '../helpers/modelRequest.js';

function bodyOf(
  request: Partial<ModelRequest> = {},
  options: { baseURL?: string | undefined; streamed?: boolean } = {},
) {
  const body = encodeBody(chatBody('gpt-x', modelRequest(request), { streamed: true, ...options }));
  return JSON.parse(Buffer.from(body as Uint8Array).toString()) as Record<string, unknown>;
}

/** Another object each time: what a tool is on the wire is kept with it. */
const toolNamed = (name: string, strict = true) =>
  ({ type: 'function', name, description: 'F.', parameters: { type: 'object' }, strict }) as const;
const functionOf = { name: 'f', description: 'F.', parameters: { type: 'object' } };

describe('chatBody', () => {
  it('should send nothing that is not set', () => {
    expect(bodyOf({}, { streamed: false })).toEqual({ model: 'gpt-x', messages: [{ role: 'user', content: 'Hi' }] });
    expect(bodyOf()).toMatchObject({ stream: true, stream_options: { include_usage: true } });
  });

  it('should send every setting under the name that the API has for it', () => {
    const modelSettings: ModelSettings = {
      temperature: 0.5,
      topP: 0.9,
      frequencyPenalty: 1,
      presencePenalty: 2,
      maxTokens: 10,
      store: false,
      metadata: { a: 'b' },
      reasoning: { effort: 'low' },
      text: { verbosity: 'low' },
      promptCacheKey: 'key',
      promptCacheRetention: '24h',
      toolChoice: 'required',
      parallelToolCalls: true,
      providerData: { seed: 7 },
    };
    expect(bodyOf({ instructions: 'Be brief.', modelSettings }, { streamed: false })).toEqual({
      model: 'gpt-x',
      messages: [
        { role: 'system', content: 'Be brief.' },
        { role: 'user', content: 'Hi' },
      ],
      temperature: 0.5,
      top_p: 0.9,
      frequency_penalty: 1,
      presence_penalty: 2,
      max_tokens: 10,
      store: false,
      metadata: { a: 'b' },
      reasoning_effort: 'low',
      verbosity: 'low',
      prompt_cache_key: 'key',
      prompt_cache_retention: '24h',
      seed: 7,
    });
  });

  it.each([
    ['https://api.openai.com/v1', 'max_completion_tokens'],
    ['https://mine.openai.azure.com/openai', 'max_completion_tokens'],
    ['http://openai.com', 'max_completion_tokens'],
    ['https://api.openai.com:443', 'max_completion_tokens'],
    [undefined, 'max_tokens'],
    ['https://notopenai.com/v1', 'max_tokens'],
    ['http://localhost/https://api.openai.com/v1', 'max_tokens'],
    ['http://localhost:11434/v1', 'max_tokens'],
    ['https://notopenai.example/openai.com', 'max_tokens'],
  ])('should limit the tokens at %s by %s', (baseURL, name) => {
    expect(bodyOf({ modelSettings: { maxTokens: 5 } }, { baseURL })).toHaveProperty(name, 5);
  });

  it('should send functions in the form of Chat, and other tools as they are', () => {
    const hosted = { type: 'web_search' } as const;
    expect(bodyOf({ tools: [toolNamed('f'), hosted], handoffs: [toolNamed('f', false)] })['tools']).toEqual([
      { type: 'function', function: { ...functionOf, strict: true } },
      hosted,
      { type: 'function', function: functionOf },
    ]);
  });

  it.each([
    ['auto', 'auto'],
    ['required', 'required'],
    ['none', 'none'],
    [
      { type: 'custom', name: 'f' },
      { type: 'custom', name: 'f' },
    ],
    ['f', { type: 'function', function: { name: 'f' } }],
    [
      { type: 'function', name: 'f' },
      { type: 'function', function: { name: 'f' } },
    ],
    [
      { type: 'function', function: { name: 'f' } },
      { type: 'function', function: { name: 'f' } },
    ],
  ])('should send the tool choice %j as %j', (toolChoice, sent) => {
    expect(bodyOf({ tools: [toolNamed('f')], modelSettings: { toolChoice } })['tool_choice']).toEqual(sent);
  });

  it.each<[string, Partial<ModelRequest>]>([
    ['a handoff beside a tool', { tools: [toolNamed('f')], handoffs: [toolNamed('g')] }],
    ['tools of the provider', { modelSettings: { providerData: { tools: [{ type: 'function' }] } } }],
  ])('should send the tool choice where there is %s', (_what, request) => {
    const modelSettings = { ...request.modelSettings, toolChoice: 'required', parallelToolCalls: false };
    expect(bodyOf({ ...request, modelSettings })).toMatchObject({
      tool_choice: 'required',
      parallel_tool_calls: false,
    });
  });

  it('should send the schema of the answer', () => {
    const schema = { type: 'object' };
    expect(
      bodyOf({ outputType: { type: 'json_schema', name: 'out', schema, strict: true } })['response_format'],
    ).toEqual({
      type: 'json_schema',
      json_schema: { name: 'out', schema, strict: true },
    });
  });

  it('should refuse a prompt template, which Chat does not have', () => {
    expect(() => bodyOf({ prompt: { promptId: 'pmpt_1' } })).toThrow('prompt');
  });

  it.each(['previousResponseId', 'conversationId'])('should refuse %s, which Chat does not have', (option) => {
    expect(() => bodyOf({ [option]: 'id' })).toThrow(option);
  });
});
