import { catchError, map, throwError, type Observable } from 'rxjs';
import type { ModelEvent, ModelRequest } from '../index.js';
import type { Answer } from './Answer.js';
import { CallFailure } from './CallFailure.js';
import { readJson } from './readJson.js';
import { readServerEvents } from './readServerEvents.js';
import type { WireApi } from './WireApi.js';

/**
 * The model events of an answer. What it is, a stream or one JSON value, its content type says: a server may send either,
 * whatever it was asked for.
 */
export function readAnswer(
  answer: Answer,
  wire: WireApi,
  request: ModelRequest,
  streamed: boolean,
): Observable<ModelEvent> {
  const { status, headers } = answer.response;
  const requestId = headers.get('x-request-id');
  return eventsOf(answer, wire, request, streamed).pipe(
    catchError((error: unknown) => {
      const details = { status, ...(requestId !== null && { requestId }) };
      return throwError(() => (error instanceof CallFailure ? error.with(details) : error));
    }),
  );
}

function eventsOf(answer: Answer, wire: WireApi, request: ModelRequest, streamed: boolean): Observable<ModelEvent> {
  const contentType = answer.response.headers.get('content-type') ?? '';
  if (/html/i.test(contentType)) return refuse(answer, contentType);
  const isStream = /event-stream/i.test(contentType) || (streamed && !/json/i.test(contentType));
  return isStream
    ? readServerEvents(answer, (sink) => wire.decoderFor(request, sink), request.scheduler)
    : readJson(answer).pipe(map((json) => wire.terminalEventOf(json, request)));
}

function refuse(answer: Answer, contentType: string): Observable<never> {
  answer.abort();
  const message = `the server sent a page (${contentType}) in place of an answer. Check baseURL and what stands between here and the server.`;
  return throwError(() => new CallFailure(message));
}
