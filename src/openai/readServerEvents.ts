import { createParser } from 'eventsource-parser';
import { Observable, timer, type SchedulerLike, type Subscriber, type Subscription } from 'rxjs';
import type { ModelEvent } from '../index.js';
import type { Answer } from './Answer.js';
import type { AnswerDecoder, StreamEnd } from './AnswerDecoder.js';
import { bodyReaderOf, type BodyChunk } from './BodyReader.js';
import { CallFailure } from './CallFailure.js';
import { failureIn } from './failureIn.js';
import { Utf8Decoder } from './Utf8Decoder.js';

/** How long a body may take to end after its last event, in milliseconds, before its connection is given up. */
const LONGEST_DRAIN = 1_000;

/**
 * Reads the server-sent events of an answer and completes with the last one. The rest of the body is then read in the
 * background, so that the connection can serve the next request.
 *
 * Not a chain of operators: this is run for every delta. A promise, a closure or a copy for each would cost as much as
 * parsing it does.
 */
export function readServerEvents(
  answer: Answer,
  decoderFor: (sink: Subscriber<ModelEvent>) => AnswerDecoder,
  scheduler: SchedulerLike,
): Observable<ModelEvent> {
  return new Observable((subscriber) => {
    const decoder = decoderFor(subscriber);
    const reader = bodyReaderOf(answer.response.body);
    const text = new Utf8Decoder();
    let hasBytes = false;
    let bodyEnded = false;
    // Set before the last event is delivered: a consumer may unsubscribe at it, and that is no reason to close the connection.
    let finished = false;
    let flushing = false;
    let strayLine: string | undefined;
    let draining: Subscription | undefined;

    const parser = createParser({
      onEvent: ({ data }) => {
        if (finished || subscriber.closed || data === '') return;
        if (data === '[DONE]') return finish('done_marker');
        const value = parse(data);
        if (value === undefined) return;
        finished = decoder.isLast(value);
        decoder.decode(value);
        if (finished) finish('last_event');
      },
      onError: ({ line }) => (strayLine ??= line),
    });

    function parse(data: string): object | undefined {
      let value: unknown;
      try {
        value = JSON.parse(data);
      } catch (cause) {
        // What a cut leaves of an event is reported as the cut.
        if (flushing) return undefined;
        throw failure(`an event of its stream is not JSON: ${excerptOf(data)}. ${CHECK_SERVER}`, cause);
      }
      if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
      throw failure(`an event of its stream is not an object: ${excerptOf(data)}. ${CHECK_SERVER}`);
    }

    function finish(end: StreamEnd): void {
      finished = true;
      if (decoder.finish(end)) return subscriber.complete();
      finished = false;
      const hint = strayLine === undefined ? '' : ` It holds a line that is no event: ${excerptOf(strayLine)}.`;
      subscriber.error(
        failureIn(jsonOrNothing(strayLine)) ??
          failure(`the stream ended before its terminal event.${hint} The answer was cut: call again.`),
      );
    }

    function failure(message: string, cause?: unknown): CallFailure {
      return new CallFailure(message, cause === undefined ? {} : { cause, beforeFirstByte: !hasBytes });
    }

    function feed(chunk: string): void {
      try {
        parser.feed(chunk);
      } catch (error) {
        subscriber.error(error);
      }
    }

    function onChunk({ done, value }: BodyChunk): void {
      if (done === true) return onEnd();
      if (!finished && !subscriber.closed && value !== undefined && value.length > 0) {
        hasBytes = true;
        feed(typeof value === 'string' ? value : text.decode(value));
      }
      if (finished || !subscriber.closed) read();
    }

    function onEnd(): void {
      bodyEnded = true;
      draining?.unsubscribe();
      if (finished || subscriber.closed) return;
      // The last event may lack its blank line.
      flushing = true;
      feed(`${text.end()}\n\n`);
      if (!finished && !subscriber.closed) finish('end_of_body');
    }

    function onFailure(cause: unknown): void {
      bodyEnded = true;
      draining?.unsubscribe();
      if (finished) return;
      subscriber.error(
        failure('the connection broke in the middle of the answer. Check the network, or call again.', cause),
      );
    }

    function read(): void {
      reader.read().then(onChunk, onFailure);
    }

    function close(): void {
      bodyEnded = true;
      answer.abort();
      reader.cancel();
    }

    read();
    return () => {
      if (bodyEnded) return;
      if (finished) draining = timer(LONGEST_DRAIN, scheduler).subscribe(close);
      else close();
    };
  });
}

const CHECK_SERVER = 'Check baseURL and what stands between here and the server.';

function excerptOf(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}...` : text);
}

function jsonOrNothing(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}
