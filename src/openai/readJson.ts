import { Observable } from 'rxjs';
import type { Answer } from './Answer.js';
import { CallFailure } from './CallFailure.js';

/** Reads an answer whose body is one JSON value. Unsubscribing closes its connection. */
export function readJson(answer: Answer): Observable<unknown> {
  return new Observable((subscriber) => {
    let isRead = false;
    answer.response.text().then(
      (text) => {
        isRead = true;
        let value: unknown;
        try {
          value = JSON.parse(text);
        } catch (cause) {
          const message = `its answer is not JSON (${text.length} characters). It was cut, or baseURL leads to another server.`;
          return subscriber.error(new CallFailure(message, { cause }));
        }
        subscriber.next(value);
        subscriber.complete();
      },
      (cause: unknown) => {
        isRead = true;
        const message = 'the connection broke in the middle of the answer. Check the network, or call again.';
        subscriber.error(new CallFailure(message, { cause }));
      },
    );
    return () => {
      if (!isRead) answer.abort();
    };
  });
}
