import { request as httpRequest } from 'node:http';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { AzureOpenAI, OpenAI } from 'openai';
import { asyncScheduler, defer, from } from 'rxjs';
import type { ModelRequest } from 'rxagents';
import { openai, type OpenAIOptions } from 'rxagents/openai';
import { marbles } from '../helpers/marbles.js';
import { modelRequest } from '../helpers/modelRequest.js';
import { collect, collectFailure } from './helpers/collect.js';
import { answer, clientError, failed, fakeClient, pending, settled } from './helpers/fakeClient.js';
import { completed, created, delta, response } from './helpers/responses.js';
import { eventually, events, json, serve, sse, type Loopback, type Script } from './helpers/serve.js';

const whole = [created, delta('Hé'), completed('Hé')];
const chatChunks = [
  { id: 'c1', choices: [{ index: 0, delta: { content: 'Hé' }, finish_reason: null }] },
  { id: 'c1', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] },
];
const chatUsage = { id: 'c1', choices: [], usage: { prompt_tokens: 1, completion_tokens: 2, total_tokens: 3 } };

let server: Loopback | undefined;

async function start(...scripts: readonly Script[]): Promise<Loopback> {
  return (server = await serve(...scripts));
}

function stream(options: OpenAIOptions = {}, request: Partial<ModelRequest> = {}) {
  const client = options.client ? {} : { apiKey: 'sk-test', baseURL: server?.baseURL };
  return from(openai('gpt-x', { ...client, maxRetries: 0, ...options }).stream(modelRequest(request)));
}

const unhandled: unknown[] = [];
const onUnhandled = (reason: unknown): void => void unhandled.push(reason);

beforeAll(() => void process.on('unhandledRejection', onUnhandled));
afterEach(async () => {
  await server?.close();
  server = undefined;
  await new Promise(setImmediate);
  expect(unhandled).toEqual([]);
});
afterAll(() => void process.off('unhandledRejection', onUnhandled));

describe('openai', () => {
  describe('asking', () => {
    it('should send the request by the client, once subscribed', async () => {
      const { requests } = await start(events(...whole));
      const model = openai('gpt-x', {
        apiKey: 'sk-test',
        baseURL: server?.baseURL,
        organization: 'org',
        defaultHeaders: { 'x-mine': '1' },
      });
      const event$ = model.stream(modelRequest({ instructions: 'Be brief.' }));
      expect(requests).toHaveLength(0);
      expect(await collect(event$)).toEqual(whole);
      expect(requests).toMatchObject([
        {
          path: '/v1/responses',
          headers: {
            authorization: 'Bearer sk-test',
            'content-type': 'application/json',
            'openai-organization': 'org',
            'x-mine': '1',
          },
          body: { model: 'gpt-x', stream: true, instructions: 'Be brief.', input: [{ role: 'user', content: 'Hi' }] },
        },
      ]);
      await collect(event$);
      expect(requests).toHaveLength(2);
    });

    it('should name the model', () => {
      expect(openai('gpt-x').name).toBe('gpt-x');
    });

    it('should refuse to be without a name, or of an API that there is not', () => {
      const refusal = (message: string): Error =>
        expect.objectContaining({ name: 'UserError', message: expect.stringContaining(message) }) as Error;
      expect(() => openai(undefined as never)).toThrow(refusal('openai() was given no name'));
      expect(() => openai('gpt-x', { api: 'completions' as never })).toThrow(refusal('no api "completions"'));
    });

    it('should use the client that it is given', async () => {
      const { requests, baseURL } = await start(events(...whole));
      await collect(stream({ client: new OpenAI({ apiKey: 'sk-mine', baseURL }) }));
      expect(requests[0]?.headers.authorization).toBe('Bearer sk-mine');
    });

    it.each(['responses', 'chat'] as const)('should speak to Azure by its client: %s', async (api) => {
      const data = api === 'chat' ? [...chatChunks, chatUsage] : whole;
      const { requests, baseURL } = await start(events(...data));
      const client = new AzureOpenAI({ apiKey: 'k', apiVersion: '2025-01-01', baseURL });
      const got = await collect(stream({ client, api }, { instructions: 'Zoë' }));
      expect(got.at(-1)).toMatchObject({ type: 'response.completed' });
      expect(requests[0]?.headers['api-key']).toBe('k');
      expect(requests[0]?.body).toMatchObject({ model: 'gpt-x' });
      expect(JSON.stringify(requests[0]?.body)).toContain('Zoë');
    });

    it('should speak to Azure where there is nothing to say', async () => {
      const { requests, baseURL } = await start(events(...chatChunks, chatUsage));
      const client = new AzureOpenAI({ apiKey: 'k', apiVersion: '2025-01-01', baseURL });
      await collect(stream({ client, api: 'chat' }, { input: [] }));
      expect(requests[0]?.body).toMatchObject({ model: 'gpt-x', messages: [] });
    });

    it.each([
      ['https://api.openai.com/v1', 'max_completion_tokens'],
      ['http://localhost:1/v1', 'max_tokens'],
    ])('should say to %s in its words how long an answer may be', (baseURL, limit) => {
      const client = Object.assign(fakeClient(pending), { baseURL });
      stream({ client, api: 'chat' }, { input: [], modelSettings: { maxTokens: 5 } }).subscribe();
      expect(JSON.parse(client.requests[0]?.body as string)).toHaveProperty(limit, 5);
    });

    it('should fail with a ModelError when there are no credentials', async () => {
      const key = process.env['OPENAI_API_KEY'];
      delete process.env['OPENAI_API_KEY'];
      try {
        const { error } = await collectFailure(from(openai('gpt-x').stream(modelRequest())));
        expect(error.name).toBe('ModelError');
        expect(error.message).toMatch(/"gpt-x" failed: Missing credentials.*OPENAI_API_KEY/);
      } finally {
        if (key !== undefined) process.env['OPENAI_API_KEY'] = key;
      }
    });

    it('should fail with a ModelError when the client throws, or the request cannot be said', async () => {
      const thrown = await collectFailure(stream({ client: fakeClient() }));
      expect(thrown.error).toMatchObject({ name: 'ModelError', cause: new Error('one request more than expected') });
      const impossible = await collectFailure(
        stream({ client: fakeClient(), api: 'chat' }, { conversationId: 'conv_1' }),
      );
      expect(impossible.error).toMatchObject({
        name: 'ModelError',
        message: expect.stringContaining('conversationId'),
      });
    });
  });

  describe('reading', () => {
    it('should give a Chat stream as Responses events, with the usage that comes last', async () => {
      await start(events(...chatChunks, chatUsage, '[DONE]'));
      const got = await collect(stream({ api: 'chat' }));
      expect(server?.requests[0]).toMatchObject({ path: '/v1/chat/completions', body: { stream_options: {} } });
      expect(got.map(({ type }) => type)).toEqual([
        'response.created',
        'response.output_item.added',
        'response.content_part.added',
        'response.output_text.delta',
        'response.output_text.done',
        'response.content_part.done',
        'response.output_item.done',
        'response.completed',
      ]);
      expect(got.at(-1)).toMatchObject({ response: { usage: { total_tokens: 3 } } });
    });

    it.each([
      ['responses', json(response('Hé'))],
      ['chat', json({ id: 'c1', choices: [{ message: { content: 'Hé' }, finish_reason: 'stop' }] })],
    ] as const)('should give a JSON answer as one terminal event: %s', async (api, script) => {
      await start(script);
      const got = await collect(stream({ api, stream: false }));
      expect(got).toMatchObject([
        { type: 'response.completed', response: { output: [{ content: [{ text: 'Hé' }] }] }, sequence_number: 0 },
      ]);
      expect(server?.requests[0]?.body).not.toHaveProperty('stream');
    });

    it('should give the same events however the bytes are cut', async () => {
      const text = `\ufeff: ping\r\nevent: a\r\ndata: ${JSON.stringify(created)}\r\n\r\n${sse(delta('Hé 😀'))}data:${JSON.stringify(completed('Hé'))}`;
      const bytes = Buffer.from(text);
      await fc.assert(
        fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 40 }), async (lengths) => {
          const chunks: Buffer[] = [];
          let start = 0;
          for (const length of lengths) chunks.push(bytes.subarray(start, (start += length)));
          const body = Readable.from([...chunks, bytes.subarray(start)]);
          const fetch = () =>
            Promise.resolve({ ok: true, status: 200, headers: new Headers(), body } as unknown as Response);
          const got = await collect(stream({ apiKey: 'k', baseURL: 'http://x', fetch }));
          expect(got).toEqual([created, delta('Hé 😀'), completed('Hé')]);
        }),
      );
    });

    it('should deliver what came before the body is over', async () => {
      await start((answering) => {
        answering.writeHead(200, { 'content-type': 'text/event-stream' });
        answering.write(sse(created));
      });
      const first = await new Promise((resolve) => {
        const subscription = stream().subscribe((event) => {
          resolve(event);
          setImmediate(() => subscription.unsubscribe());
        });
      });
      expect(first).toEqual(created);
    });

    it.each(['response.failed', 'error'])('should pass on %s as the last event', async (type) => {
      const last = { type, code: 'server_error', message: 'No.', response: response('', 'failed') };
      await start(events(created, last, delta('late')));
      expect(await collect(stream())).toEqual([created, last]);
    });
  });

  describe('failing', () => {
    const cutAfter =
      (text: string, end: 'reset' | 'eof'): Script =>
      (answering): void => {
        answering.writeHead(200, { 'content-type': 'text/event-stream', 'x-request-id': 'req_1' });
        answering.write(text);
        setTimeout(() => (end === 'eof' ? answering.end() : answering.destroy()), 10);
      };

    it.each([
      ['a connection that breaks in an event', cutAfter(sse(created) + sse(delta('H')).slice(0, 20), 'reset'), 'broke'],
      ['a body that ends in an event', cutAfter(sse(created) + sse(delta('H')).slice(0, 20), 'eof'), 'ended before'],
      ['a body that ends before the terminal event', cutAfter(sse(created), 'eof'), 'ended before'],
      ['bytes that are no JSON', events(created, 'oops'), 'not JSON'],
      ['a value that is no event', events(created, 'null'), 'not an object'],
      ['an event without a type', events(created, {}), 'no type'],
      ['[DONE] in place of a terminal event', events(created, '[DONE]'), 'ended before'],
    ])('should end in one ModelError after %s', async (_what, script, reason) => {
      await start(script);
      const { events: seen, error } = await collectFailure(stream());
      expect(seen).toEqual([created]);
      expect(error).toMatchObject({ name: 'ModelError', status: 200, requestId: 'req_1' });
      expect(error.message).toContain('model "gpt-x" failed');
      expect(error.message).toContain(reason);
    });

    it('should end in a ModelError when a Chat stream is cut, or says that it failed', async () => {
      await start(
        events(chatChunks[0] ?? {}),
        events(chatChunks[0] ?? {}, { error: { message: 'Overloaded', code: 'busy' } }),
      );
      const cut = await collectFailure(stream({ api: 'chat' }));
      expect(cut.error).toMatchObject({ name: 'ModelError', message: expect.stringContaining('ended before') });
      const told = await collectFailure(stream({ api: 'chat' }));
      expect(told.error).toMatchObject({
        name: 'ModelError',
        code: 'busy',
        message: expect.stringContaining('Overloaded'),
      });
    });

    it('should tell status, code, request and reason of an HTTP error', async () => {
      await start(json({ error: { message: 'No such model.', code: 'model_not_found' } }, 404));
      const { error } = await collectFailure(stream());
      expect(error).toMatchObject({ status: 404, code: 'model_not_found', requestId: 'req_1' });
      expect(error.message).toContain('HTTP 404: No such model. Check the name of the model');
    });

    it.each([
      ['in a list', [{ error: { code: 400, message: 'API key not valid.' } }], '400'],
      ['as text', { error: 'API key not valid.', code: 'bad_key' }, 'bad_key'],
      ['without an error', { object: 'error', message: 'API key not valid.', code: '3230' }, '3230'],
    ])('should tell the reason of an HTTP error whose body has it %s', async (_where, body, code) => {
      await start(json(body, 400));
      const { error } = await collectFailure(stream());
      expect(error).toMatchObject({ status: 400, code, requestId: 'req_1' });
      expect(error.message).toContain('HTTP 400: API key not valid. Correct the request');
    });

    it('should not repeat a page that came in place of an answer', async () => {
      const page = '<html><title>Login</title><body>secret</body></html>';
      const sendPage =
        (status: number): Script =>
        (answering): void => {
          answering.writeHead(status, { 'content-type': 'text/html' }).end(page);
        };
      await start(sendPage(502), sendPage(200));
      const failure = await collectFailure(stream());
      expect(failure.error).toMatchObject({ status: 502, message: expect.stringContaining('"Login"') });
      expect(failure.error.message).not.toContain('secret');
      const success = await collectFailure(stream());
      expect(success.error).toMatchObject({ status: 200, message: expect.stringContaining('sent a page') });
    });

    it('should say that the connection was refused', async () => {
      const { baseURL, close } = await start(events());
      await close();
      const { error } = await collectFailure(stream({ baseURL }));
      expect(error).toMatchObject({ name: 'ModelError', code: 'ECONNREFUSED' });
      expect(error.message).toContain('ECONNREFUSED');
      server = undefined;
    });
  });

  describe('sending again', () => {
    const values = { c: created, t: completed('Hé') };
    const busy = failed(clientError(429, { 'retry-after-ms': '5' }));

    it(
      'should wait as the server asks, on the scheduler of the request',
      marbles(({ expectObservable }) => {
        const client = fakeClient(busy, busy, settled(answer([created, completed('Hé')])));
        expectObservable(stream({ client, maxRetries: 2 })).toBe('10ms (ct|)', values);
      }),
    );

    it(
      'should give up after two retries unless told otherwise, with a ModelError',
      marbles(({ expectObservable, flush }) => {
        const client = fakeClient(busy, busy, busy);
        const model = openai('gpt-x', { client });
        const seen: unknown[] = [];
        const event$ = defer(() => model.stream(modelRequest({ scheduler: asyncScheduler })));
        event$.subscribe({ error: (error: unknown) => seen.push(error) });
        expectObservable(stream({ client: fakeClient(busy) }), '^-!').toBe(
          '#',
          {},
          expect.objectContaining({ status: 429 }),
        );
        flush();
        expect(client.requests).toHaveLength(3);
        expect(seen).toEqual([expect.objectContaining({ name: 'ModelError', status: 429 })]);
      }),
    );

    it(
      'should send a request again whose answer broke before its first byte, and no other',
      marbles(({ expectObservable }) => {
        jest.spyOn(Math, 'random').mockReturnValue(0);
        const broken = answer([], failed(new TypeError('terminated')));
        const begun = answer([created], failed(new TypeError('terminated')));
        const error = expect.objectContaining({ name: 'ModelError' });
        const client = fakeClient(settled(broken), settled(begun));
        expectObservable(stream({ client, maxRetries: 2 })).toBe('500ms (c#)', values, error);
      }),
    );
    afterEach(() => jest.restoreAllMocks());

    it('should send the same bytes again', async () => {
      const { requests } = await start(
        json({ error: { message: 'Busy' } }, 503, { 'retry-after-ms': '1' }),
        (answering) => answering.destroy(),
        events(...whole),
      );
      expect(await collect(stream({ maxRetries: 2 }))).toEqual(whole);
      expect(requests).toHaveLength(3);
      expect(requests[2]?.body).toEqual(requests[0]?.body);
    });
  });

  describe('stopping', () => {
    const neverEnding =
      (text: string): Script =>
      (answering): void => {
        answering.writeHead(200, { 'content-type': 'text/event-stream' });
        answering.write(text);
      };

    it('should close the connection when it is unsubscribed in the middle of a stream', async () => {
      const { sockets } = await start(neverEnding(sse(created)));
      await new Promise<void>((resolve) => {
        const subscription = stream().subscribe(() => {
          setImmediate(() => {
            subscription.unsubscribe();
            resolve();
          });
        });
      });
      await eventually(() => sockets.size === 0);
    });

    it('should leave no connection behind after 200 subscriptions that were cut anywhere', async () => {
      const { sockets } = await start(neverEnding(sse(created)));
      const model = openai('gpt-x', { apiKey: 'k', baseURL: server?.baseURL, maxRetries: 2 });
      for (let cycle = 0; cycle < 200; cycle++) {
        const subscription = from(model.stream(modelRequest())).subscribe(() => undefined);
        if (cycle % 4 === 1) await Promise.resolve();
        if (cycle % 4 === 2) await new Promise(setImmediate);
        if (cycle % 4 === 3) await new Promise((resolve) => setTimeout(resolve, 3));
        subscription.unsubscribe();
      }
      await eventually(() => sockets.size === 0);
    });

    it('should close a connection whose body goes on after the terminal event', async () => {
      const { sockets } = await start(neverEnding(sse(completed('Hé'))));
      expect(await collect(stream())).toEqual([completed('Hé')]);
      expect(sockets.size).toBe(1);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await eventually(() => sockets.size === 0);
    });

    it('should use the connection of an answer that was read for the next request', async () => {
      const { connections } = await start(events(...whole));
      for (let turn = 0; turn < 3; turn++) {
        await collect(stream());
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
      expect(connections()).toBe(1);
    });

    it('should close the stream of a fetch that does not listen to the signal', async () => {
      await start(neverEnding(sse(created)));
      const url = new URL(`${server?.baseURL}/responses`);
      const fetch = () =>
        new Promise<Response>((resolve) => {
          const sent = httpRequest(url, { method: 'POST' }, (body) =>
            resolve({ ok: true, status: 200, headers: new Headers(), body } as unknown as Response),
          );
          sent.end('{}');
        });
      await new Promise<void>((resolve) => {
        const subscription = stream({ fetch }).subscribe(() => {
          setImmediate(() => {
            subscription.unsubscribe();
            resolve();
          });
        });
      });
      await eventually(() => server?.sockets.size === 0);
    });
  });
});
