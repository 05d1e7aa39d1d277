import { Observable, type SchedulerLike, type Subscriber } from 'rxjs';
import type { ModelEvent } from '../index.js';
import type { Answer } from './Answer.js';
import type { AnswerDecoder, StreamEnd } from './AnswerDecoder.js';
import { readText } from './readText.js';
import { ServerEventParser } from './ServerEventParser.js';
import { withAnswerDetails } from './withAnswerDetails.js';

/** How long a body may take to end after its last event, in milliseconds, before its connection is given up. */
const LONGEST_DRAIN = 1_000;

/**
 * Reads the server-sent events of an answer and completes with the last one. The rest of the body is then read in the
 * background, so that the connection can serve the next request.
 *
 * Not a chain of operators: this is run for every delta. A promise, a closure or a copy for each would cost as much as
 * parsing it does (550 ns).
 */
export function readServerEvents(
  answer: Answer,
  decoderFor: (sink: Subscriber<ModelEvent>) => AnswerDecoder,
  scheduler: SchedulerLike,
): Observable<ModelEvent> {
  return new Observable((subscriber) => {
    const decoder = decoderFor(subscriber);
    const fail = (error: unknown): void => subscriber.error(withAnswerDetails(answer, error));
    // Set before the last event is delivered: a consumer may unsubscribe at it, which is no reason to close the connection.
    let finished = false;

    const finish = (end: StreamEnd): void => {
      finished = true;
      if (decoder.finish(end)) return subscriber.complete();
      finished = false;
      fail(parser.cut());
    };

    const parser = new ServerEventParser({
      get closed() {
        return finished || subscriber.closed;
      },
      next: (value) => {
        finished = decoder.isLast(value);
        decoder.decode(value);
        if (finished) finish('last_event');
      },
      done: () => finish('done_marker'),
    });

    const attempt = (step: () => void): void => {
      try {
        step();
      } catch (error) {
        fail(error);
      }
    };

    const body = readText(answer).subscribe({
      next: (text) => {
        if (!finished) attempt(() => parser.feed(text));
      },
      error: (failure: unknown) => {
        if (!finished) fail(failure);
      },
      complete: () => {
        if (!finished) attempt(() => parser.flush());
        if (!finished && !subscriber.closed) finish('end_of_body');
      },
    });

    return () => {
      if (finished && !body.closed) body.add(scheduler.schedule(() => body.unsubscribe(), LONGEST_DRAIN));
      else body.unsubscribe();
    };
  });
}
