import type { Observable } from 'rxjs';

/** All that a synchronous source says: its values, then its error, or `'complete'`. */
export function seenOf(source$: Observable<unknown>): unknown[] {
  const seen: unknown[] = [];
  source$.subscribe({
    next: (value) => seen.push(value),
    error: (error: unknown) => seen.push(error),
    complete: () => seen.push('complete'),
  });
  return seen;
}
