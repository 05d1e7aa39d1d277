import { Observable, Subscription, type Observer, type SchedulerLike, type Subscriber, type TeardownLogic } from 'rxjs';
import type { ModelEvent } from '../index.js';
import type { Answer } from './Answer.js';
import type { AnswerDecoder, StreamEnd } from './AnswerDecoder.js';
import { readText } from './readText.js';
import { ServerEventParser, type ServerEventSink } from './ServerEventParser.js';
import { withAnswerDetails } from './withAnswerDetails.js';

/** How long a body may take to end after its last event, in milliseconds, before its connection is given up. */
const LONGEST_DRAIN = 1_000;

/**
 * Reads the server-sent events of an answer and completes with the last one. The rest of the body is then read in the
 * background, so that the connection can serve the next request. Where one JSON value came in place of events, it is the answer:
 * content types do not tell, as there are servers that call a stream JSON.
 *
 * Not a chain of operators: this is run for every delta. A promise, a closure or a copy for each would cost as much as
 * parsing it does (550 ns).
 */
export function readServerEvents(
  answer: Answer,
  decoderFor: Streamed['decoderFor'],
  terminalEventOf: Streamed['terminalEventOf'],
  scheduler: SchedulerLike,
): Observable<ModelEvent> {
  return new Observable(beginReading.bind(undefined, { answer, decoderFor, terminalEventOf, scheduler }));
}

interface Streamed {
  readonly answer: Answer;
  readonly decoderFor: (sink: Subscriber<ModelEvent>) => AnswerDecoder;
  readonly terminalEventOf: (json: unknown) => ModelEvent;
  readonly scheduler: SchedulerLike;
}

/** Bound, as in `openai`. */
function beginReading(streamed: Streamed, subscriber: Subscriber<ModelEvent>): TeardownLogic {
  const { answer, scheduler } = streamed;
  const reading = new EventReading(streamed, subscriber);
  readText(answer).subscribe(reading);
  return () => reading.close(scheduler);
}

/** Observes the text; an observer that is a Subscription, so that nothing else is made for it. */
class EventReading extends Subscription implements Observer<string>, ServerEventSink {
  private readonly parser = new ServerEventParser(this);
  /** Set before the last event is delivered: a consumer may unsubscribe at it, which is no reason to close the connection. */
  private hasFinished = false;

  private readonly decoder: AnswerDecoder;

  constructor(
    private readonly streamed: Streamed,
    private readonly subscriber: Subscriber<ModelEvent>,
  ) {
    super();
    this.decoder = streamed.decoderFor(subscriber);
  }

  next(text: string): void {
    if (this.closed || this.hasFinished) return;
    try {
      this.parser.feed(text);
    } catch (error) {
      this.fail(error);
    }
  }

  error(failure: unknown): void {
    this.unsubscribe();
    if (!this.isClosed) this.fail(failure);
  }

  complete(): void {
    this.unsubscribe();
    try {
      this.parser.flush();
      if (!this.isClosed) this.end();
    } catch (error) {
      this.fail(error);
    }
  }

  get isClosed(): boolean {
    return this.hasFinished || this.subscriber.closed;
  }

  take(value: object): void {
    const { decoder } = this;
    this.hasFinished = decoder.isLast(value);
    decoder.decode(value);
    if (this.hasFinished) this.finish('last_event');
  }

  done(): void {
    this.finish('done_marker');
  }

  /** Nobody listens any more: what is left of a stream that has ended drains. */
  close(scheduler: SchedulerLike): void {
    if (this.hasFinished && !this.closed) this.add(scheduler.schedule(() => this.unsubscribe(), LONGEST_DRAIN));
    else this.unsubscribe();
  }

  private end(): void {
    const json = this.parser.json();
    if (json === undefined) {
      this.finish('end_of_body');
      return;
    }
    this.subscriber.next(this.streamed.terminalEventOf(json));
    this.subscriber.complete();
  }

  private finish(end: StreamEnd): void {
    this.hasFinished = true;
    if (this.decoder.finish(end)) {
      this.subscriber.complete();
      return;
    }
    this.hasFinished = false;
    this.fail(this.parser.cut());
  }

  private fail(error: unknown): void {
    this.subscriber.error(withAnswerDetails(this.streamed.answer, error));
  }
}
