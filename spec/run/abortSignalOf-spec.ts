import { Observable } from 'rxjs';
import { abortSignalOf } from '../../src/run/abortSignalOf.js';

/** Subscribes to something whose signal is asked for. */
function started(isOver = (): boolean => false) {
  let signalOf: (() => AbortSignal) | undefined;
  const subscription = new Observable<never>((subscriber) => {
    signalOf = abortSignalOf(subscriber, isOver);
  }).subscribe();
  return { signalOf: signalOf!, subscription };
}

describe('abortSignalOf', () => {
  it('should make one signal, which aborts when the subscriber is gone', () => {
    const { signalOf, subscription } = started();
    const signal = signalOf();
    expect([signalOf() === signal, signal.aborted]).toEqual([true, false]);
    subscription.unsubscribe();
    expect(signal.aborted).toBe(true);
  });

  it('should make an aborted one where it is asked for only after that', () => {
    const { signalOf, subscription } = started();
    subscription.unsubscribe();
    expect(signalOf().aborted).toBe(true);
  });

  it('should not abort where the work is over by then', () => {
    const { signalOf, subscription } = started(() => true);
    const signal = signalOf();
    subscription.unsubscribe();
    expect([signal.aborted, signalOf().aborted]).toEqual([false, false]);
  });
});
