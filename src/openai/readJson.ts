import { Observable } from 'rxjs';
import type { Answer } from './Answer.js';
import { bodyReaderOf, type BodyChunk } from './BodyReader.js';
import { CallFailure } from './CallFailure.js';
import { Utf8Decoder } from './Utf8Decoder.js';

/** Reads an answer whose body is one JSON value. Unsubscribing closes its connection. */
export function readJson({ response, abort }: Answer): Observable<unknown> {
  return new Observable((subscriber) => {
    const reader = bodyReaderOf(response.body);
    const decoder = new Utf8Decoder();
    let text = '';
    let bodyEnded = false;

    function onChunk({ done, value }: BodyChunk): void {
      if (done === true) return onEnd();
      if (value !== undefined) text += typeof value === 'string' ? value : decoder.decode(value);
      if (!subscriber.closed) read();
    }

    function onEnd(): void {
      bodyEnded = true;
      let value: unknown;
      try {
        value = JSON.parse((text += decoder.end()));
      } catch (cause) {
        const message = `its answer is not JSON (${text.length} characters). It was cut, or baseURL leads to another server.`;
        return subscriber.error(new CallFailure(message, { cause }));
      }
      subscriber.next(value);
      subscriber.complete();
    }

    function onFailure(cause: unknown): void {
      bodyEnded = true;
      const message = 'the connection broke in the middle of the answer. Check the network, or call again.';
      subscriber.error(new CallFailure(message, { cause, beforeFirstByte: text === '' }));
    }

    function read(): void {
      reader.read().then(onChunk, onFailure);
    }

    read();
    return () => {
      if (bodyEnded) return;
      abort();
      reader.cancel();
    };
  });
}
