import type { Answer } from '../../src/openai/Answer.js';
import { sendRequest } from '../../src/openai/sendRequest.js';
import { answer, failed, fakeClient, pending, settled } from './helpers/fakeClient.js';

describe('sendRequest', () => {
  it('should send nothing before it is subscribed, and a request of its own for each subscription', () => {
    const client = fakeClient(settled(answer([])), settled(answer([])));
    const answer$ = sendRequest(client, '/responses', 'body', true);
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
    sendRequest(client, '/responses', '', true).subscribe().unsubscribe();
    expect(client.requests[0]?.signal.aborted).toBe(true);
  });

  it('should hand the answer over open, with what closes it', () => {
    const client = fakeClient(settled(answer([])));
    let received: Answer | undefined;
    sendRequest(client, '/responses', '', true)
      .subscribe((value) => (received = value))
      .unsubscribe();
    expect(client.requests[0]?.signal.aborted).toBe(false);
    received?.abort();
    expect(client.requests[0]?.signal.aborted).toBe(true);
  });

  it('should close an answer that comes when nobody waits for it', async () => {
    const client = fakeClient(Promise.resolve(answer([])));
    const next = jest.fn();
    sendRequest(client, '/responses', '', true).subscribe(next).unsubscribe();
    await Promise.resolve();
    expect(next).not.toHaveBeenCalled();
    expect(client.requests[0]?.signal.aborted).toBe(true);
  });

  it('should pass on what the client throws, at once or later', () => {
    const errors: unknown[] = [];
    const error = (thrown: unknown) => errors.push(thrown);
    sendRequest(fakeClient(failed('refused')), '/responses', '', true).subscribe({ error });
    sendRequest(fakeClient(), '/responses', '', true).subscribe({ error });
    expect(errors).toEqual(['refused', new Error('one request more than expected')]);
  });
});
