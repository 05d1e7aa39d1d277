import { Observable } from 'rxjs';
import type { Answer } from './Answer.js';
import type { OpenAIClient } from './OpenAIClient.js';

/**
 * One attempt at a request. Unsubscribing before the answer's head has come aborts it; from then on the `Answer` is in the
 * hands of the subscriber.
 *
 * Not `from(promise)`: the request must be made on subscribe, and be aborted where its promise is no longer wanted.
 */
export function sendRequest(client: OpenAIClient, path: string, body: unknown, streamed: boolean): Observable<Answer> {
  return new Observable((subscriber) => {
    // One controller an attempt: the client leaves a listener on every signal that it is given.
    const controller = new AbortController();
    const abort = (): void => controller.abort();
    let answered = false;
    const request = {
      body,
      headers: { 'content-type': 'application/json' },
      stream: streamed,
      maxRetries: 0,
      signal: controller.signal,
    };
    client
      .post(path, request)
      .asResponse()
      .then(
        (response) => {
          if (subscriber.closed) return abort();
          answered = true;
          subscriber.next({ response, abort });
          subscriber.complete();
        },
        (error: unknown) => subscriber.error(error),
      );
    return () => {
      if (!answered) abort();
    };
  });
}
