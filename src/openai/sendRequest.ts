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
  return new Observable(
    (beginSending as typeof beginSending<T>).bind(undefined, { client, path, body, streamed, read }),
  );
}

/** Bound, as in `openai`. */
function beginSending<T>(sent: Sent<T>, subscriber: Subscriber<T>): TeardownLogic {
  const sending = new Sending(subscriber);
  sending.send(sent, hasLeanFetch() && !redirected.has(sent.client));
  return () => sending.close();
}

interface Sent<T> {
  readonly client: OpenAIClient;
  readonly path: string;
  readonly body: unknown;
  readonly streamed: boolean;
  readonly read: (answer: Answer) => Observable<T>;
}

/** Does not hold what is sent: a body may be long, and is of no use while its answer is read. */
class Sending<T> {
  /** One an attempt: the client leaves a listener on every signal that it is given. */
  private readonly controller = new AbortController();
  private isAnswered = false;

  constructor(private readonly subscriber: Subscriber<T>) {}

  send(sent: Sent<T>, isLean: boolean): void {
    const { client, path, body, streamed, read } = sent;
    const request = {
      // Node's fetch cannot send bytes on to where a redirect leads.
      body: redirected.has(client) && body instanceof Uint8Array ? new TextDecoder().decode(body) : body,
      headers: HEADERS,
      stream: streamed,
      maxRetries: 0,
      signal: this.controller.signal,
      fetchOptions: isLean ? LEAN_FETCH : {},
    };
    client
      .post(path, request)
      .asResponse()
      .then(this.take.bind(this, read), this.fail.bind(this, sent, isLean));
  }

  close(): void {
    if (!this.isAnswered) this.controller.abort();
  }

  private take(read: Sent<T>['read'], response: Response): void {
    const { controller, subscriber } = this;
    if (subscriber.closed) return;
    const abort = (): void => controller.abort();
    let read$: Observable<T>;
    try {
      read$ = read({ response, abort });
    } catch (error) {
      subscriber.error(error);
      return;
    }
    this.isAnswered = true;
    read$.subscribe(subscriber);
  }

  private fail(sent: Sent<T>, isLean: boolean, error: unknown): void {
    const { subscriber } = this;
    if (!isLean || !isRefusedRedirect(error)) {
      subscriber.error(error);
      return;
    }
    redirected.add(sent.client);
    try {
      if (!subscriber.closed) this.send(sent, false);
    } catch (thrown) {
      subscriber.error(thrown);
    }
  }
}
