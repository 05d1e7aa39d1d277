import { Observable } from 'rxjs';

/** The numbers from 1 on, all at once, until it is unsubscribed; `produced` tells how many there were. */
export function burst(length = 1_000): Observable<number> & { produced: number } {
  const burst$ = new Observable<number>((subscriber) => {
    while (!subscriber.closed && burst$.produced < length) subscriber.next(++burst$.produced);
    subscriber.complete();
  }) as Observable<number> & { produced: number };
  burst$.produced = 0;
  return burst$;
}
