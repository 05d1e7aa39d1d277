import type { MonoTypeOperatorFunction } from 'rxjs';
import { Fifo } from '../interop/Fifo.js';
import { stage } from './stage.js';

/** Lets others have their say beside a source, and never while an event of it is handled. */
export interface TurnTaking<T> {
  readonly source: MonoTypeOperatorFunction<T>;
  /** Says something now, or when the event that is being handled is done with. */
  readonly say: (deed: () => void) => void;
  /** Is done with the event that is being handled, and lets those that wait have their say. */
  readonly giveWay: () => void;
}

export function turnTaking<T>(): TurnTaking<T> {
  const waiting = new Fifo<() => void>();
  let isHandling = false;
  const giveWay = (): void => {
    isHandling = false;
    while (waiting.size > 0) waiting.shift()?.();
  };
  return {
    source: stage<T>((emit) => ({
      next: (event) => {
        isHandling = true;
        if (emit(event)) giveWay();
      },
    })),
    say: (deed) => {
      // Who has waited comes first, also where the saying of it causes this.
      if (isHandling || waiting.size > 0) waiting.push(deed);
      else deed();
    },
    giveWay,
  };
}
