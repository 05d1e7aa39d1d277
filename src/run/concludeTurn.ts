import type { Observable } from 'rxjs';
import type { TurnOutcome } from '../work/TurnOutcome.js';
import type { Announced } from './followUp.js';
import type { Turn } from './Turn.js';
import { turnDecisionOf } from './turnDecisionOf.js';
import { turnOutcomeOf } from './turnOutcomeOf.js';

/** Ends the turn with its outcome, once everything in it has settled. */
export function concludeTurn(turn: Turn, { items, hasRepeatedCall }: Announced): Observable<TurnOutcome> {
  const isStructured = turn.output !== undefined;
  return turnOutcomeOf(turn, turnDecisionOf(items, hasRepeatedCall, turn.toolUseBehavior, isStructured));
}
