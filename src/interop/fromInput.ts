import { from, type Observable, type ObservableInput } from 'rxjs';
import { fromAsyncIterable } from './fromAsyncIterable.js';

/** RxJS's `from`, but for async iterables, which that would leave open when it is unsubscribed. */
export function fromInput<T>(input: ObservableInput<T>): Observable<T> {
  return typeof input === 'object' && Symbol.asyncIterator in input && !('subscribe' in input)
    ? fromAsyncIterable(input)
    : from(input);
}
