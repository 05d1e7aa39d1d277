import { EventEmitter } from 'node:events';
import { Readable } from 'node:stream';
import { bodyReaderOf } from '../../src/openai/BodyReader.js';

const bytes = new TextEncoder().encode('text');

async function* chunks(): AsyncGenerator<Uint8Array> {
  yield bytes;
}

describe('bodyReaderOf', () => {
  it.each([
    ['a web stream', () => new Response(bytes).body],
    ['a Node stream', () => Readable.from([bytes])],
    ['an async iterable', () => chunks()],
  ])('should read %s to its end', async (_what, body) => {
    const reader = bodyReaderOf(body());
    expect(await reader.read()).toMatchObject({ done: false, value: bytes });
    expect((await reader.read()).done).toBe(true);
  });

  it('should read an answer without a body as an empty one', async () => {
    const reader = bodyReaderOf(null);
    reader.cancel();
    expect(await reader.read()).toEqual({ done: true });
  });

  it('should cancel a web stream', () => {
    const cancel = jest.fn(() => Promise.reject(new Error('late')));
    bodyReaderOf(new ReadableStream({ cancel })).cancel();
    expect(cancel).toHaveBeenCalledTimes(1);
  });

  it('should destroy a Node stream that is being read, and hear no more of it', async () => {
    const body = new Readable({ read: () => undefined });
    const reader = bodyReaderOf(body);
    const read = Promise.resolve(reader.read()).catch(() => 'closed');
    reader.cancel();
    expect(body.destroyed).toBe(true);
    expect(() => body.emit('error', new Error('aborted'))).not.toThrow();
    expect(await read).toBe('closed');
  });

  it('should listen to the errors of a stream that nobody reads any more', () => {
    const body = Object.assign(new EventEmitter(), { [Symbol.asyncIterator]: () => chunks() });
    bodyReaderOf(body).cancel();
    expect(() => body.emit('error', new Error('aborted'))).not.toThrow();
  });

  it('should ask an async iterable to return, whatever comes of it', () => {
    const close = jest.fn(() => {
      throw new Error('no');
    });
    const body = {
      [Symbol.asyncIterator]: () => ({
        next: () => new Promise<IteratorResult<Uint8Array>>(() => undefined),
        return: close,
      }),
    };
    const reader = bodyReaderOf(body);
    void reader.read();
    expect(() => reader.cancel()).not.toThrow();
    expect(close).toHaveBeenCalledTimes(1);
  });
});
