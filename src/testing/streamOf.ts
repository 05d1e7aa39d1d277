import { from, type Observable, type ObservableInput } from 'rxjs';
import { fromAsyncIterable, type Model, type ModelEvent, type ModelRequest } from '../index.js';

/** A model's answer as an Observable, which lets go of an async iterable when it is unsubscribed. */
export function streamOf(model: Model, request: ModelRequest): Observable<ModelEvent> {
  const stream: ObservableInput<ModelEvent> = model.stream(request);
  // An Observable may be iterable too.
  return Symbol.asyncIterator in stream && !('subscribe' in stream) ? fromAsyncIterable(stream) : from(stream);
}
