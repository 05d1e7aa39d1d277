import { Observable, type Subscriber, type TeardownLogic } from 'rxjs';
import type { Answer } from './Answer.js';
import { hasLeanFetch, isRefusedRedirect, LEAN_FETCH } from './leanFetch.js';
import type { OpenAIClient } from './OpenAIClient.js';

const HEADERS = { 'content-type': 'application/json' };

/** Clients whose server sends its callers elsewhere. */
const redirected = new WeakSet<OpenAIClient>();

/**
 * One attempt at a request, followed by what is made of its answer. Unsubscribing before the answer's head has come aborts
 * it; from then on the `Answer` is in the hands of its reader.
 *
 * Not `from(promise)`: the request must be made on subscribe, and be aborted where its promise is no longer wanted. Not
 * `mergeMap` for the reader either, which every delta would pass: the subscriber itself goes on to it.
 */
export function sendRequest<T>(
  client: OpenAIClient,
  path: string,
  body: unknown,
  streamed: boolean,
  read: (answer: Answer) => Observable<T>,
): Observable<T> {
  return new Observable((begin as typeof begin<T>).bind(undefined, { client, path, body, streamed, read }));
}

/** Bound, and methods: V8 drops the optimized code of closures with the last of their kind, which costs concurrent calls a lot. */
function begin<T>(request: Sent<T>, subscriber: Subscriber<T>): TeardownLogic {
  const sending = new Sending(request, subscriber);
  sending.send(hasLeanFetch() && !redirected.has(request.client));
  return () => sending.close();
}

interface Sent<T> {
  readonly client: OpenAIClient;
  readonly path: string;
  readonly body: unknown;
  readonly streamed: boolean;
  readonly read: (answer: Answer) => Observable<T>;
}

class Sending<T> {
  /** One an attempt: the client leaves a listener on every signal that it is given. */
  private readonly controller = new AbortController();
  private isAnswered = false;

  constructor(
    private readonly sent: Sent<T>,
    private readonly subscriber: Subscriber<T>,
  ) {}

  send(isLean: boolean): void {
    const { client, path, body, streamed } = this.sent;
    const request = {
      // Node's fetch cannot send bytes on to where a redirect leads.
      body: redirected.has(client) && body instanceof Uint8Array ? new TextDecoder().decode(body) : body,
      headers: HEADERS,
      stream: streamed,
      maxRetries: 0,
      signal: this.controller.signal,
      fetchOptions: isLean ? LEAN_FETCH : {},
    };
    client.post(path, request).asResponse().then(this.take.bind(this), this.fail.bind(this, isLean));
  }

  close(): void {
    if (!this.isAnswered) this.controller.abort();
  }

  private take(response: Response): void {
    const { controller, subscriber } = this;
    const abort = (): void => controller.abort();
    if (subscriber.closed) {
      abort();
      return;
    }
    this.isAnswered = true;
    let read$: Observable<T>;
    try {
      read$ = this.sent.read({ response, abort });
    } catch (error) {
      subscriber.error(error);
      return;
    }
    read$.subscribe(subscriber);
  }

  private fail(isLean: boolean, error: unknown): void {
    const { subscriber } = this;
    const { client } = this.sent;
    if (!isLean || !isRefusedRedirect(error)) {
      subscriber.error(error);
      return;
    }
    redirected.add(client);
    try {
      if (!subscriber.closed) this.send(false);
    } catch (thrown) {
      subscriber.error(thrown);
    }
  }
}
