import { Observable } from 'rxjs';
import type { Answer } from './Answer.js';
import { bodyReaderOf, type BodyChunk } from './BodyReader.js';
import { CallFailure } from './CallFailure.js';
import { Utf8Decoder } from './Utf8Decoder.js';

/**
 * The body of an answer as text, in the chunks in which it comes. Unsubscribing closes the connection.
 *
 * Not `fromAsyncIterable`: a body that is being awaited is closed by aborting its request, not by asking its iterator.
 */
export function readText({ response, abort }: Answer): Observable<string> {
  return new Observable((subscriber) => {
    const reader = bodyReaderOf(response.body);
    const decoder = new Utf8Decoder();
    let hasBytes = false;
    let ended = false;

    const onChunk = ({ done, value }: BodyChunk): void => {
      if (done === true) {
        ended = true;
        subscriber.next(decoder.end());
        subscriber.complete();
        return;
      }
      if (value !== undefined && value.length > 0) {
        hasBytes = true;
        if (typeof value === 'string') subscriber.next(value);
        else for (const text of decoder.decode(value)) subscriber.next(text);
      }
      if (!subscriber.closed) read();
    };

    const onFailure = (cause: unknown): void => {
      ended = true;
      const message = 'the connection broke in the middle of the answer. Check the network, or call again.';
      subscriber.error(new CallFailure(message, { cause, beforeFirstByte: !hasBytes }));
    };

    const read = (): void => void reader.read().then(onChunk, onFailure);

    read();
    return () => {
      if (ended) return;
      abort();
      reader.cancel();
    };
  });
}
