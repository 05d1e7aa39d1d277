import type { Observable } from 'rxjs';
import type { Work } from '../work/Work.js';
import { guardInput } from './guardInput.js';
import { perform, type Place } from './perform.js';
import type { RunProgress } from './RunProgress.js';

/** Takes a turn as a unit of work, beside the guardrails of the run's input. */
export function performTurn(
  progress: RunProgress,
  place: Place,
  turnOf: (passed$: Observable<never>) => Observable<Work['turn']>,
): Observable<Work['turn']> {
  const { number } = place;
  const { name } = place.agent;
  return guardInput(progress, place, turnOf).pipe(
    perform(place, 'turn', name, '', () => ({ agent: name, turn: number })),
  );
}
