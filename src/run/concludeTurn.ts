import type { OperatorFunction } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import type { RunItem } from '../events/RunItem.js';
import type { TurnFact } from '../work/TurnFact.js';
import type { TurnOutcome } from '../work/TurnOutcome.js';
import { stage } from './stage.js';
import type { Turn } from './Turn.js';
import { turnDecisionOf } from './turnDecisionOf.js';
import { turnOutcomeOf } from './turnOutcomeOf.js';

/** Ends the turn with its outcome, once everything in it has settled. */
export function concludeTurn(turn: Turn): OperatorFunction<RunEvent | TurnFact, RunEvent | TurnFact | TurnOutcome> {
  return stage<RunEvent | TurnFact, RunEvent | TurnFact | TurnOutcome>((emit) => {
    let items: RunItem[] = [];
    let hasRepeatedCall = false;
    return {
      next: (event) => {
        emit(event);
        if (event.type === 'run_item_stream_event') items.push(event.item);
        else if (event.type === 'call_repeated') hasRepeatedCall = true;
        else if (event.type === 'response_retracted_event') {
          items = [];
          hasRepeatedCall = false;
        }
      },
      complete: () => {
        const isStructured = turn.output !== undefined;
        return turnOutcomeOf(turn, turnDecisionOf(items, hasRepeatedCall, turn.toolUseBehavior, isStructured));
      },
    };
  });
}
