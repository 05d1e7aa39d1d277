import type { Observable } from 'rxjs';
import { UserError } from '../errors/UserError.js';
import type { Eventually } from '../interop/Eventually.js';
import { performCallback } from './performCallback.js';
import type { Place } from './perform.js';

/** One question to one guardrail. */
export interface GuardrailQuestion<T> {
  readonly name: string;
  /** Which guardrail, in words: `input guardrail "No homework"`. */
  readonly what: string;
  readonly step: string;
  /** What interceptors see. */
  readonly input: unknown;
  readonly ask: () => Eventually<T>;
  readonly isAnswer: (answer: T) => boolean;
}

/** Asks a guardrail, as a unit of work; an answer that is none fails the run, as does a guardrail that throws. */
export function performGuardrail<T, TResult>(
  place: Place,
  { name, what, step, input, ask, isAnswer }: GuardrailQuestion<T>,
  read: (answer: T) => TResult,
): Observable<TResult> {
  const readSound = (answer: T): TResult => {
    if (answer && isAnswer(answer)) return read(answer);
    throw new UserError(`The ${what} gave no verdict. Let it return one, such as { tripwireTriggered: false }.`);
  };
  return performCallback(place, what, step, input, ask, readSound, { kind: 'guardrail', name });
}
