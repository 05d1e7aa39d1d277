import { getEventListeners } from 'node:events';
import { fromAbortSignal } from '../../src/interop/fromAbortSignal.js';

function logOf(signal: AbortSignal | undefined) {
  const log: string[] = [];
  const subscription = fromAbortSignal(signal).subscribe({
    next: (mode) => log.push(mode),
    complete: () => log.push('complete'),
  });
  return { log, subscription };
}

describe('fromAbortSignal', () => {
  it('should emit once and complete, inside abort()', () => {
    const controller = new AbortController();
    const { log } = logOf(controller.signal);
    expect(log).toEqual([]);
    controller.abort();
    expect(log).toEqual(['now', 'complete']);
  });

  it('should emit on subscribe if the signal has aborted already', () => {
    expect(logOf(AbortSignal.abort()).log).toEqual(['now', 'complete']);
  });

  it("should emit 'now' whatever the reason is", () => {
    expect(logOf(AbortSignal.abort('after_turn')).log).toEqual(['now', 'complete']);
  });

  it('should complete without a signal', () => {
    expect(logOf(undefined).log).toEqual(['complete']);
  });

  it('should emit nothing after unsubscribe', () => {
    const controller = new AbortController();
    const { log, subscription } = logOf(controller.signal);
    subscription.unsubscribe();
    controller.abort();
    expect(log).toEqual([]);
  });

  it('should leave no listener behind', () => {
    const controller = new AbortController();
    const stop$ = fromAbortSignal(controller.signal);
    for (let i = 0; i < 1000; i++) stop$.subscribe().unsubscribe();
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
    stop$.subscribe();
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
    controller.abort();
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });
});
