import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { OpenAI } from 'openai';
import { firstValueFrom, NEVER, of, type Observable } from 'rxjs';
import type { Answer } from '../../src/openai/Answer.js';
import type { OpenAIClient } from '../../src/openai/OpenAIClient.js';
import { sendRequest } from '../../src/openai/sendRequest.js';
import { marbles } from '../helpers/marbles.js';
import { answer, failed, fakeClient, pending, settled } from './helpers/fakeClient.js';
import { events, serve } from './helpers/serve.js';

/** A request whose answer is given as it is. */
const sent = (client: OpenAIClient, body: unknown = ''): Observable<Answer> =>
  sendRequest(client, '/responses', body, true, (answer) => of(answer));

describe('sendRequest', () => {
  it('should send nothing before it is subscribed, and a request of its own for each subscription', () => {
    const client = fakeClient(settled(answer([])), settled(answer([])));
    const answer$ = sent(client, 'body');
    expect(client.requests).toHaveLength(0);
    answer$.subscribe();
    answer$.subscribe();
    expect(client.requests).toMatchObject(
      Array(2).fill({ path: '/responses', body: 'body', stream: true, maxRetries: 0 }),
    );
    expect(client.requests[0]?.signal).not.toBe(client.requests[1]?.signal);
  });

  it('should abort the request on unsubscribe before the answer', () => {
    const client = fakeClient(pending);
    sent(client).subscribe().unsubscribe();
    expect(client.requests[0]?.signal.aborted).toBe(true);
  });

  it('should hand the answer over open, with what closes it', () => {
    const client = fakeClient(settled(answer([])));
    let received: Answer | undefined;
    sent(client)
      .subscribe((value) => (received = value))
      .unsubscribe();
    expect(client.requests[0]?.signal.aborted).toBe(false);
    received?.abort();
    expect(client.requests[0]?.signal.aborted).toBe(true);
  });

  it('should close an answer that comes when nobody waits for it', async () => {
    const client = fakeClient(Promise.resolve(answer([])));
    const read = jest.fn(() => NEVER);
    sendRequest(client, '/', '', true, read).subscribe().unsubscribe();
    await Promise.resolve();
    expect(read).not.toHaveBeenCalled();
    expect(client.requests[0]?.signal.aborted).toBe(true);
  });

  it('should pass on what the client throws, at once or later', () => {
    const errors: unknown[] = [];
    const error = (thrown: unknown) => errors.push(thrown);
    sent(fakeClient(failed('refused'))).subscribe({ error });
    sent(fakeClient()).subscribe({ error });
    expect(errors).toEqual(['refused', new Error('one request more than expected')]);
  });

  it(
    'should follow the answer with what is made of it, and let go of that with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const read$ = cold('a-b-|');
      const event$ = sendRequest(fakeClient(settled(answer([])), settled(answer([]))), '/', '', true, () => read$);
      expectObservable(event$).toBe('       a-b-|');
      expectObservable(event$, '^-!').toBe('a--');
      expectSubscriptions(read$.subscriptions).toBe(['^---!', '^-!']);
    }),
  );

  it(
    'should pass on the error of the reader, also where it is thrown',
    marbles(({ cold, expectObservable }) => {
      const client = fakeClient(settled(answer([])), settled(answer([])));
      expectObservable(sendRequest(client, '/', '', true, () => cold('-a-#'))).toBe('-a-#');
      const throwing = (): never => {
        throw 'error';
      };
      expectObservable(sendRequest(client, '/', '', true, throwing)).toBe('#');
    }),
  );

  it('should close an answer that cannot be read', () => {
    const client = fakeClient(settled(answer([])));
    const reader = (): never => {
      throw new Error('no headers');
    };
    sendRequest(client, '/', '', true, reader).subscribe({ error: () => undefined });
    expect(client.requests[0]?.signal.aborted).toBe(true);
  });

  it('should let go of the body while the answer is read', async () => {
    const client: OpenAIClient = { post: () => ({ asResponse: () => Promise.resolve(answer([])) }) };
    const read = jest.fn(() => NEVER);
    const begin = () => {
      const body = new Uint8Array(1_000);
      return { body: new WeakRef(body), subscription: sendRequest(client, '/', body, true, read).subscribe() };
    };
    const { body, subscription } = begin();
    // A WeakRef holds what it refers to until the task ends that made it.
    await new Promise(setImmediate);
    setFlagsFromString('--expose-gc');
    (runInNewContext('gc') as () => void)();
    expect(read).toHaveBeenCalledTimes(1);
    expect(body.deref()).toBeUndefined();
    subscription.unsubscribe();
  });

  describe('where the server sends its callers elsewhere', () => {
    const refused = Object.assign(new Error('Connection error.'), {
      cause: Object.assign(new TypeError('fetch failed'), { cause: new Error('unexpected redirect') }),
    });
    const fetchOptionsOf = (client: ReturnType<typeof fakeClient>) => client.requests.map((sent) => sent.fetchOptions);

    it('should send again as plain as can be, and remember it for the client', () => {
      const client = fakeClient(failed(refused), settled(answer([])), settled(answer([])));
      const next = jest.fn();
      sent(client, 'body').subscribe(next);
      sent(client, 'body').subscribe(next);
      expect(next).toHaveBeenCalledTimes(2);
      expect(fetchOptionsOf(client)).toEqual([{ redirect: 'error', window: null }, {}, {}]);
      expect(client.requests[1]?.body).toBe('body');
    });

    it('should not send again for nobody', () => {
      const late = Promise.reject(refused);
      const client = fakeClient(late);
      sent(client).subscribe().unsubscribe();
      return late.catch(() => expect(client.requests).toHaveLength(1));
    });

    it('should pass on what the client throws at the second attempt', async () => {
      const late = Promise.reject(refused);
      const errors: unknown[] = [];
      sent(fakeClient(late)).subscribe({ error: (error: unknown) => errors.push(error) });
      await late.catch(() => undefined);
      expect(errors).toEqual([new Error('one request more than expected')]);
    });

    it('should pass on the error of the second attempt', () => {
      const errors: unknown[] = [];
      const error = (thrown: unknown) => errors.push(thrown);
      sent(fakeClient(failed(refused), failed(refused))).subscribe({ error });
      expect(errors).toEqual([refused]);
    });

    it('should reach the server in the end, with the whole body', async () => {
      const server = await serve(
        (response) => response.writeHead(307, { location: '/elsewhere' }).end(),
        (response) => response.writeHead(307, { location: '/elsewhere' }).end(),
        events({ type: 'done' }),
      );
      try {
        const client = new OpenAI({ apiKey: 'k', baseURL: server.baseURL });
        const body = new TextEncoder().encode('{"a":1}');
        const { response } = await firstValueFrom(sent(client, body));
        expect(await response.text()).toContain('done');
        expect(server.requests.map(({ path }) => path)).toEqual(['/v1/responses', '/v1/responses', '/elsewhere']);
        expect(server.requests.at(-1)?.body).toEqual({ a: 1 });
      } finally {
        await server.close();
      }
    });
  });
});
