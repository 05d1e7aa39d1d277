import { Observable, type Subscriber, type TeardownLogic } from 'rxjs';
import type { Answer } from './Answer.js';
import { bodyReaderOf, type BodyChunk, type BodyReader } from './BodyReader.js';
import { CallFailure } from './CallFailure.js';
import { Utf8Decoder } from './Utf8Decoder.js';

/**
 * The body of an answer as text, in the chunks in which it comes. Unsubscribing closes the connection.
 *
 * Not `fromAsyncIterable`: a body that is being awaited is closed by aborting its request, not by asking its iterator.
 */
export function readText(answer: Answer): Observable<string> {
  return new Observable(beginReading.bind(undefined, answer));
}

/** Bound, as in `openai`. */
function beginReading(answer: Answer, subscriber: Subscriber<string>): TeardownLogic {
  const reading = new TextReading(answer, subscriber);
  reading.read();
  return () => reading.close();
}

class TextReading {
  private readonly reader: BodyReader;
  private readonly decoder = new Utf8Decoder();
  private readonly onChunk = this.take.bind(this);
  private readonly onFailure = this.fail.bind(this);
  private hasBytes = false;
  private hasEnded = false;

  constructor(
    private readonly answer: Answer,
    private readonly subscriber: Subscriber<string>,
  ) {
    this.reader = bodyReaderOf(answer.response.body);
  }

  read(): void {
    this.reader.read().then(this.onChunk, this.onFailure);
  }

  close(): void {
    if (this.hasEnded) return;
    this.answer.abort();
    this.reader.cancel();
  }

  private take({ done, value }: BodyChunk): void {
    const { subscriber, decoder } = this;
    if (done === true) {
      this.hasEnded = true;
      subscriber.next(decoder.end());
      subscriber.complete();
      return;
    }
    if (value !== undefined && value.length > 0) {
      this.hasBytes = true;
      if (typeof value === 'string') subscriber.next(value);
      else for (const text of decoder.decode(value)) subscriber.next(text);
    }
    if (!subscriber.closed) this.read();
  }

  private fail(cause: unknown): void {
    this.hasEnded = true;
    const message = 'the connection broke in the middle of the answer. Check the network, or call again.';
    this.subscriber.error(new CallFailure(message, { cause, beforeFirstByte: !this.hasBytes }));
  }
}
