import { forkJoin, from, map, mergeMap, type Observable, type Subscription } from 'rxjs';
import { Agent, lastValueFrom, run, tool, type FunctionTool, type RunResult } from 'rxagents';
import { scriptedModel, text, toolCall, type Script } from 'rxagents/testing';

/** What a client of the Model Context Protocol has, of which a run needs no more than this. */
interface McpClient {
  listTools(): PromiseLike<{ readonly tools: readonly McpTool[] }>;
  callTool(
    call: { readonly name: string; readonly arguments: Record<string, unknown> },
    resultSchema: undefined,
    options: { readonly signal: AbortSignal },
  ): PromiseLike<McpResult>;
}
interface McpTool {
  readonly name: string;
  readonly description?: string;
  readonly inputSchema: { readonly type: 'object'; readonly [key: string]: unknown };
}
interface McpResult {
  readonly content: readonly { readonly type: 'text'; readonly text: string }[];
  readonly isError?: boolean;
}

/** The tools of a server, each under its own name or behind a prefix. */
function toolsOf(client: McpClient, prefix = ''): Observable<FunctionTool[]> {
  return from(client.listTools()).pipe(
    map(({ tools }) =>
      tools.map(({ name, description = '', inputSchema }) =>
        tool({
          name: prefix + name,
          description,
          parameters: inputSchema,
          strict: false,
          execute: async (args, _context, { signal }) => {
            const { content, isError } = await client.callTool({ name, arguments: args }, undefined, { signal });
            if (isError) throw new Error(content.map((part) => part.text).join('\n'));
            return content.map((part) => ({ type: 'input_text', text: part.text }));
          },
        }),
      ),
    ),
  );
}

const INPUT = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] } as const;
const said = (answer: string): McpResult => ({ content: [{ type: 'text', text: answer }] });

/** A server with a tool `get`, in this process; it notes what it is asked. */
function serverOf(answer: (args: Record<string, unknown>, signal: AbortSignal) => McpResult | PromiseLike<McpResult>) {
  const asked: unknown[] = [];
  const client: McpClient = {
    listTools: () => Promise.resolve({ tools: [{ name: 'get', description: 'Gets it.', inputSchema: INPUT }] }),
    callTool: async (call, _schema, { signal }) => {
      asked.push(call);
      return answer(call.arguments, signal);
    },
  };
  return { client, asked };
}
const toldOf = ({ history }: Pick<RunResult, 'history'>) =>
  history.flatMap((item) => (item.type === 'function_call_output' ? [item.output] : []));

/** A run of an agent that has the tools of some servers, which are listed first. */
function started(script: Script, ...lists: Observable<FunctionTool[]>[]) {
  const model = scriptedModel(script);
  const run$ = forkJoin(lists).pipe(
    mergeMap((tools) => run(new Agent({ name: 'A', model, tools: tools.flat() }), 'Hi')),
  );
  return { model, run$ };
}

describe('tools of a local mcp server', () => {
  const get = (city: string, name = 'get') => toolCall(name, { city });

  it('tool called, arguments passed: offered with its schema, and its content is what the model is told', async () => {
    const { client, asked } = serverOf(({ city }) => said(`4 °C in ${String(city)}`));
    const { model, run$ } = started([get('Oslo'), text('Cold.')], toolsOf(client));
    const result = await lastValueFrom(run$);
    expect(model.calls[0]?.tools).toEqual([
      { type: 'function', name: 'get', description: 'Gets it.', parameters: INPUT, strict: false },
    ]);
    expect(asked).toEqual([{ name: 'get', arguments: { city: 'Oslo' } }]);
    expect(toldOf(result)).toEqual([[{ type: 'input_text', text: '4 °C in Oslo' }]]);
    expect(result.finalOutput).toBe('Cold.');
  });

  it.each<[string, () => McpResult | PromiseLike<McpResult>]>([
    ['the server says so', () => ({ ...said('No such city.'), isError: true })],
    ['the connection fails', () => Promise.reject(new Error('No such city.'))],
  ])('errors become output, and the run goes on: %s', async (_how, answer) => {
    const { client } = serverOf(answer);
    const result = await lastValueFrom(started([get('Atlantis'), text('Sorry.')], toolsOf(client)).run$);
    expect(toldOf(result)).toEqual([expect.stringContaining('No such city.')]);
    expect(result.finalOutput).toBe('Sorry.');
  });

  it('cut: a call that is under way is aborted when the run is unsubscribed', async () => {
    const signals: AbortSignal[] = [];
    const { client } = serverOf((_args, signal) => {
      signals.push(signal);
      return new Promise(() => undefined);
    });
    const called = new Promise<Subscription>((resolve) => {
      const subscription: Subscription = started([get('Oslo')], toolsOf(client)).run$.subscribe((event) => {
        if (event.type === 'raw_response_event' && event.data.type === 'response.completed')
          queueMicrotask(() => resolve(subscription));
      });
    });
    const subscription = await called;
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    subscription.unsubscribe();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('name clash: two servers that have a tool of one name fail the run before the model is called', async () => {
    const [one, two] = [serverOf(() => said('one')), serverOf(() => said('two'))];
    const { model, run$ } = started([get('Oslo')], toolsOf(one.client), toolsOf(two.client));
    await expect(lastValueFrom(run$)).rejects.toMatchObject({
      name: 'UserError',
      message: expect.stringContaining('two functions named "get"'),
    });
    expect(model.calls).toHaveLength(0);
  });

  it('name prefix: with one each, both work, and each server knows its tool by the name of its own', async () => {
    const [one, two] = [serverOf(() => said('one')), serverOf(() => said('two'))];
    const { model, run$ } = started(
      [[get('Oslo', 'weather_get'), get('Rome', 'news_get')], text('Done')],
      toolsOf(one.client, 'weather_'),
      toolsOf(two.client, 'news_'),
    );
    const result = await lastValueFrom(run$);
    expect(model.calls[0]?.tools).toMatchObject([{ name: 'weather_get' }, { name: 'news_get' }]);
    expect([one.asked, two.asked]).toEqual([
      [{ name: 'get', arguments: { city: 'Oslo' } }],
      [{ name: 'get', arguments: { city: 'Rome' } }],
    ]);
    expect(toldOf(result)).toMatchObject([[{ text: 'one' }], [{ text: 'two' }]]);
  });
});
