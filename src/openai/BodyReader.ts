/** A chunk of a body, or its end. */
export interface BodyChunk {
  readonly done?: boolean | undefined;
  readonly value?: Uint8Array | string | undefined;
}

/** Reads a body chunk by chunk. */
export interface BodyReader {
  read(): PromiseLike<BodyChunk>;
  /** Lets go of the body where aborting the request did not: a custom `fetch` may not listen to the signal. */
  cancel(): void;
}

/** The stream that a custom `fetch` may answer with in place of a web stream: Node's, or any async iterable. */
interface IterableBody extends AsyncIterable<Uint8Array | string> {
  on?(event: 'error', listener: () => void): void;
  destroy?(): void;
}

/** A reader of whatever `response.body` is. */
export function bodyReaderOf(body: Response['body'] | AsyncIterable<Uint8Array | string>): BodyReader {
  if (body === null) return { read: () => Promise.resolve({ done: true }), cancel: () => undefined };
  if ('getReader' in body) {
    const reader = body.getReader();
    return { read: () => reader.read(), cancel: () => ignoreFailure(() => reader.cancel()) };
  }
  const stream: IterableBody = body;
  // Some implementations emit 'error' at an aborted stream once nobody reads it, which would end the process.
  stream.on?.('error', () => undefined);
  const iterator = stream[Symbol.asyncIterator]();
  return {
    read: () => iterator.next() as Promise<BodyChunk>,
    cancel: () => {
      ignoreFailure(() => stream.destroy?.());
      ignoreFailure(() => iterator.return?.());
    },
  };
}

/** Closing may fail, at once or later, and nobody is left to hear of it. */
function ignoreFailure(close: () => unknown): void {
  void new Promise((resolve) => resolve(close())).catch(() => undefined);
}
