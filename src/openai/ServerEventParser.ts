import { createParser, type EventSourceMessage, type EventSourceParser } from 'eventsource-parser';
import { CallFailure } from './CallFailure.js';
import { failureFrom } from './failureIn.js';

/** Where the values of a stream go. Nothing is parsed for one that is closed. */
export interface ServerEventSink {
  readonly isClosed: boolean;
  take(value: object): void;
  /** The stream said `[DONE]`. */
  done(): void;
}

/** Takes the text of a stream of server-sent events in any chunks, and gives the JSON object of each event. */
export class ServerEventParser {
  private readonly parser: EventSourceParser;
  private flushing = false;
  private strayLine: string | undefined;
  /** The text before the first event, where it may be JSON: all of it, where the server sent no events. */
  private head: string | undefined = '';

  constructor(private readonly sink: ServerEventSink) {
    this.parser = createParser({
      // Bound: the optimized code of a closure would be dropped with the last one.
      onEvent: this.take.bind(this),
      onError: ({ line }) => (this.strayLine ??= line),
    });
  }

  /** Throws a `CallFailure` for an event that is no JSON object. */
  feed(text: string): void {
    if (this.head === '') this.head = /^\s*(?:[[{]|$)/.test(text) ? text.trimStart() : undefined;
    else if (this.head !== undefined) this.head += text;
    this.parser.feed(text);
  }

  /** Gives the last event even if its blank line is missing. */
  flush(): void {
    this.flushing = true;
    this.parser.feed('\n\n');
  }

  /** The one JSON value that came in place of events, or undefined. */
  json(): unknown {
    return this.head === undefined ? undefined : jsonOrNothing(this.head);
  }

  /** What to say of a stream that ended too early. */
  cut(): CallFailure {
    const line = this.strayLine;
    const hint = line === undefined ? '' : ` It holds a line that is no event: ${excerptOf(line)}.`;
    return (
      failureFrom(line && jsonOrNothing(line)) ??
      new CallFailure(`the stream ended before its terminal event.${hint} The answer was cut: call again.`)
    );
  }

  private take({ data }: EventSourceMessage): void {
    this.head = undefined;
    if (this.sink.isClosed || data === '') return;
    // With a blank after it at some servers.
    if (data.startsWith('[DONE]')) this.sink.done();
    else this.parse(data);
  }

  private parse(data: string): void {
    let value: unknown;
    try {
      value = JSON.parse(data);
    } catch (cause) {
      // What a cut leaves of an event is reported as the cut.
      if (this.flushing) return;
      throw new CallFailure(`an event of its stream is not JSON: ${excerptOf(data)}. ${CHECK_SERVER}`, { cause });
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      const message = `an event of its stream is not an object: ${excerptOf(data)}. ${CHECK_SERVER}`;
      throw failureFrom(value) ?? new CallFailure(message);
    }
    this.sink.take(value);
  }
}

const CHECK_SERVER = 'Check baseURL and what stands between here and the server.';

function excerptOf(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 120)}...` : text);
}

function jsonOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
