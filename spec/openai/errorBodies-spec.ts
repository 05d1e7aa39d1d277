import { errorBodies } from '../../src/openai/errorBodies.js';

const answering = (response: Response) => errorBodies.keptBy(() => Promise.resolve(response));

describe('errorBodies', () => {
  it('should keep the JSON of an HTTP error under its headers, and leave the body to be read', async () => {
    const response = await answering(Response.json({ detail: 'No.' }, { status: 422 }))('http://x');
    expect(errorBodies.of(response.headers)).toEqual({ detail: 'No.' });
    expect(await response.json()).toEqual({ detail: 'No.' });
  });

  it('should keep nothing of an answer, nor of what is no JSON', async () => {
    const good = await answering(Response.json({ detail: 'Yes.' }))('http://x');
    const page = await answering(new Response('<html>', { status: 502 }))('http://x');
    expect(errorBodies.of(good.headers)).toBeUndefined();
    expect(errorBodies.of(page.headers)).toBeUndefined();
    expect(await page.text()).toBe('<html>');
  });

  it('should leave an answer as it is that cannot be read twice', async () => {
    const odd = { ok: false, status: 500, headers: new Headers() } as Response;
    expect(await answering(odd)('http://x')).toBe(odd);
    expect(errorBodies.of(odd.headers)).toBeUndefined();
  });

  it('should know nothing of what are no headers', () => {
    expect(errorBodies.of(undefined)).toBeUndefined();
    expect(errorBodies.of(null)).toBeUndefined();
  });

  it('should send by the fetch of the platform unless it is given one', async () => {
    const fetch = jest.spyOn(globalThis, 'fetch').mockResolvedValue(Response.json({ message: 'No.' }, { status: 400 }));
    const { headers } = await errorBodies.keptBy(undefined)('http://x', { method: 'POST' });
    expect(fetch.mock.calls).toEqual([['http://x', { method: 'POST' }]]);
    expect(errorBodies.of(headers)).toEqual({ message: 'No.' });
    fetch.mockRestore();
  });
});
