import { Subscription, type Subscriber } from 'rxjs';
import { HandlersFollower } from '../../src/run/HandlersFollower.js';

/** A destination that notes what it is told. */
function setUp(): { log: unknown[]; destination: Subscriber<never> } {
  const log: unknown[] = [];
  const destination = Object.assign(new Subscription(), {
    error: (error: unknown) => log.push(['error', error]),
    complete: () => log.push('complete'),
  }) as unknown as Subscriber<never>;
  return { log, destination };
}

describe('HandlersFollower', () => {
  it('should leave values and the ending to its handlers, and the destination alone', () => {
    const { log, destination } = setUp();
    const handled: unknown[] = [];
    const handlers = {
      next: (value: unknown) => handled.push(value),
      complete: () => handled.push('complete'),
      error: (error: unknown) => handled.push(['error', error]),
    };
    const [first, second] = [new HandlersFollower(destination, handlers), new HandlersFollower(destination, handlers)];
    first.next(1);
    first.complete();
    second.error('x');
    expect(handled).toEqual([1, 'complete', ['error', 'x']]);
    expect(log).toEqual([]);
    expect([first.closed, second.closed, destination.closed]).toEqual([true, true, false]);
  });

  it('should pass on the ending where there is no handler for it', () => {
    const { log, destination } = setUp();
    new HandlersFollower(destination, { next: () => undefined }).complete();
    new HandlersFollower(destination, { next: () => undefined }).error('x');
    expect(log).toEqual(['complete', ['error', 'x']]);
  });

  it('should take no notice of what a source emits after its end', () => {
    const log: unknown[] = [];
    const handlers = {
      next: (value: unknown) => log.push(value),
      complete: () => log.push('complete'),
      error: () => log.push('error'),
    };
    const observer = new HandlersFollower(setUp().destination, handlers);
    observer.complete();
    observer.next('late');
    observer.error(new Error('late'));
    observer.complete();
    expect(log).toEqual(['complete']);
  });
});
