import { defer, Observable } from 'rxjs';
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
  return new Observable((subscriber) => {
    // One controller an attempt: the client leaves a listener on every signal that it is given.
    const controller = new AbortController();
    const abort = (): void => controller.abort();
    let answered = false;
    const send = (isLean: boolean): void => {
      const request = {
        // Node's fetch cannot send bytes on to where a redirect leads.
        body: redirected.has(client) && body instanceof Uint8Array ? new TextDecoder().decode(body) : body,
        headers: HEADERS,
        stream: streamed,
        maxRetries: 0,
        signal: controller.signal,
        fetchOptions: isLean ? LEAN_FETCH : {},
      };
      client
        .post(path, request)
        .asResponse()
        .then(
          (response) => {
            if (subscriber.closed) return abort();
            answered = true;
            defer(() => read({ response, abort })).subscribe(subscriber);
          },
          (error: unknown) => {
            if (!isLean || !isRefusedRedirect(error)) return subscriber.error(error);
            redirected.add(client);
            try {
              if (!subscriber.closed) send(false);
            } catch (thrown) {
              subscriber.error(thrown);
            }
          },
        );
    };
    send(hasLeanFetch() && !redirected.has(client));
    return () => {
      if (!answered) abort();
    };
  });
}
