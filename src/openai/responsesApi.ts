import type { ModelEvent } from '../index.js';
import type { AnswerDecoder } from './AnswerDecoder.js';
import { CallFailure } from './CallFailure.js';
import { failureFrom } from './failureIn.js';
import { responsesBody } from './responsesBody.js';
import type { WireApi } from './WireApi.js';

const TERMINAL: ReadonlySet<unknown> = new Set([
  'response.completed',
  'response.incomplete',
  'response.failed',
  'error',
]);

/** The Responses API: its events are passed on untouched. */
export const responsesApi: WireApi = {
  path: '/responses',
  bodyOf: responsesBody,
  decoderFor: (_request, sink) => new ResponsesDecoder(sink),
  terminalEventOf: (json) => terminalEventOf(json),
};

class ResponsesDecoder implements AnswerDecoder {
  constructor(private readonly sink: { next(event: ModelEvent): void }) {}

  isLast(value: object): boolean {
    const { type } = value as { readonly type?: unknown };
    // Nearly all are deltas, and to look each up costs more than this.
    if (typeof type === 'string') return !('delta' in value) && TERMINAL.has(type);
    throw failureFrom(value) ?? new CallFailure('an event of its stream has no type. Check baseURL and api.');
  }

  decode(value: object): void {
    this.sink.next(value as ModelEvent);
  }

  finish(end: 'last_event' | 'done_marker' | 'end_of_body'): boolean {
    return end === 'last_event';
  }
}

function terminalEventOf(json: unknown): ModelEvent {
  const { output, status } = (json ?? {}) as { readonly output?: unknown; readonly status?: unknown };
  if (!Array.isArray(output)) {
    throw failureFrom(json) ?? new CallFailure('its answer is no response: it has no output. Check baseURL and api.');
  }
  if (status === 'queued' || status === 'in_progress') {
    throw new CallFailure(
      `its answer is still ${status}. Background responses are not waited for: leave background out.`,
    );
  }
  return { type: typeOf(status), response: json, sequence_number: 0 } as ModelEvent;
}

function typeOf(status: unknown): string {
  // Some servers leave it out.
  if (!status || status === 'completed') return 'response.completed';
  return status === 'incomplete' ? 'response.incomplete' : 'response.failed';
}
