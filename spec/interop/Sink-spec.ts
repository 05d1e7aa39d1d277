import { map, Observable, of, Subject, Subscription, type Observer } from 'rxjs';
import { Sink } from '../../src/interop/Sink.js';

function recorder(): { log: string[]; observer: Observer<number> } {
  const log: string[] = [];
  const observer: Observer<number> = {
    next: (value) => log.push(`next ${value}`),
    error: (error) => log.push(`error ${String(error)}`),
    complete: () => log.push('complete'),
  };
  return { log, observer };
}

describe('Sink', () => {
  it('should pass values and completion on', () => {
    const { log, observer } = recorder();
    of(1, 2).subscribe(new Sink(observer));
    expect(log).toEqual(['next 1', 'next 2', 'complete']);
  });

  it('should be taken by RxJS for the subscriber itself', () => {
    const sink = new Sink(recorder().observer);
    expect(new Subject<number>().pipe(map((n) => n)).subscribe(sink)).toBe(sink);
  });

  it('should cut a source inside its synchronous burst', () => {
    const { log, observer } = recorder();
    let produced = 0;
    const sink = new Sink<number>({
      ...observer,
      next: (value) => {
        observer.next(value);
        if (value === 2) sink.unsubscribe();
      },
    });
    new Observable<number>((subscriber) => {
      while (!subscriber.closed) subscriber.next(++produced);
      subscriber.next(99);
      subscriber.error('late');
      subscriber.complete();
    }).subscribe(sink);
    expect(produced).toBe(2);
    expect(log).toEqual(['next 1', 'next 2']);
  });

  it('should turn what next throws into an error, and cut the source', () => {
    const { log, observer } = recorder();
    let tornDown = false;
    const sink = new Sink<number>({
      ...observer,
      next: () => {
        throw 'too many';
      },
    });
    const source$ = new Subject<number>();
    sink.add(() => (tornDown = true));
    source$.subscribe(sink);
    source$.next(1);
    expect(log).toEqual(['error too many']);
    expect([tornDown, source$.observed]).toEqual([true, false]);
  });

  it.each(['error', 'complete'] as const)('should be torn down before it passes %s on', (ending) => {
    const log: string[] = [];
    const observer = { next: () => undefined, error: () => log.push('error'), complete: () => log.push('complete') };
    const source$ = new Observable<number>((subscriber) => {
      subscriber.add(() => log.push('teardown'));
      subscriber[ending](undefined as never);
    });
    source$.subscribe(new Sink<number>(observer));
    expect(log).toEqual(['teardown', ending]);
  });

  it.each(['error', 'complete'] as const)('should pass %s on although a teardown throws', (ending) => {
    const { log, observer } = recorder();
    const sink = new Sink(observer);
    sink.add(
      new Subscription(() => {
        throw new Error('teardown');
      }),
    );
    expect(() => {
      sink[ending]('failed');
    }).toThrow('teardown');
    expect(log).toEqual([ending === 'error' ? 'error failed' : 'complete']);
  });
});
