import { lastValueFrom } from 'rxjs';
import { readJson } from '../../src/openai/readJson.js';

const read = (body: string) => lastValueFrom(readJson({ response: new Response(body), abort: () => undefined }));

describe('readJson', () => {
  it('should give the value of the whole body', async () => {
    expect(await read('{"a":"é"}')).toEqual({ a: 'é' });
  });

  it('should fail at what is no JSON', async () => {
    await expect(read('{"a":')).rejects.toThrow('not JSON (5 characters)');
    await expect(read('')).rejects.toThrow('not JSON (0 characters)');
    await expect(read('{')).rejects.toMatchObject({ details: { cause: expect.any(SyntaxError) } });
  });
});
