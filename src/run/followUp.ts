import type { Response } from 'openai/resources/responses/responses';
import type { Observable, OperatorFunction } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import type { RunItem } from '../events/RunItem.js';
import type { TurnFact } from '../work/TurnFact.js';
import type { TurnOutcome } from '../work/TurnOutcome.js';
import { stage } from './stage.js';
import { takeSteps } from './takeSteps.js';
import type { Turn } from './Turn.js';

/** What a turn has announced so far. */
export interface Announced {
  readonly items: readonly RunItem[];
  /** The response, as its terminal event has it. */
  readonly response: Response | undefined;
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
    // Of a turn that is resumed, what was announced before.
    let items = [...(turn.progress.current?.earlier ?? [])];
    let hasRepeatedCall = false;
    let response: Response | undefined;
    const note = (element: TurnElement): void => {
      if (element.type === 'raw_response_event') {
        if ('response' in element.data) response = element.data.response;
      } else if (element.type === 'run_item_stream_event') items.push(element.item);
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
        takeSteps(
          steps.map((step) => () => step(turn, { items, response, hasRepeatedCall })),
          note,
        ),
    };
  });
}
