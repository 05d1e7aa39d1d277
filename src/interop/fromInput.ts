import { from, type Observable, type ObservableInput } from 'rxjs';
import { emissionsOf } from './emissionsOf.js';

/** RxJS's `from`, but for async iterables, which that would leave open when it is unsubscribed. */
export function fromInput<T>(input: ObservableInput<T>): Observable<T> {
  return emissionsOf(input as AsyncIterable<T>) ?? from(input);
}
