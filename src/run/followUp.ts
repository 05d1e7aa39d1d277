import { concat, defer, tap, type Observable, type OperatorFunction } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import type { RunItem } from '../events/RunItem.js';
import type { TurnFact } from '../work/TurnFact.js';
import type { TurnOutcome } from '../work/TurnOutcome.js';
import { stage } from './stage.js';
import type { Turn } from './Turn.js';

/** What a turn has announced so far. */
export interface Announced {
  readonly items: readonly RunItem[];
  /** Whether the model repeated a call, which was dropped. */
  readonly hasRepeatedCall: boolean;
}

/** What a turn does once the response has ended and is valid. */
export type TurnStep = (turn: Turn, announced: Announced) => Observable<TurnElement>;

export type TurnElement = RunEvent | TurnFact | TurnOutcome;

/** Forwards the response, then takes one step after another, each of which is told what was announced before it. */
export function followUp(
  turn: Turn,
  ...steps: readonly TurnStep[]
): OperatorFunction<RunEvent | TurnFact, TurnElement> {
  return stage<RunEvent | TurnFact, TurnElement>((emit) => {
    let items: RunItem[] = [];
    let hasRepeatedCall = false;
    const note = (element: TurnElement): void => {
      if (element.type === 'run_item_stream_event') items.push(element.item);
      else if (element.type === 'call_repeated') hasRepeatedCall = true;
      else if (element.type === 'response_retracted_event') {
        items = [];
        hasRepeatedCall = false;
      }
    };
    return {
      next: (event) => {
        note(event);
        emit(event);
      },
      complete: () =>
        concat(...steps.map((step) => defer(() => step(turn, { items, hasRepeatedCall })))).pipe(tap(note)),
    };
  });
}
