import { catchError, defer, distinctUntilChanged, map, of, type OperatorFunction } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import { failedView, reduceRunView } from './reduceRunView.js';
import { isSameView, type ViewState } from './ViewState.js';

/** What is to be seen of a run after each event that changes it; a run that fails is a run that looks so. */
export function viewStates(seed: ViewState): OperatorFunction<RunEvent, ViewState> {
  return (run$) =>
    defer(() => {
      let state = seed;
      return run$.pipe(
        map((event) => (state = reduceRunView(state, event))),
        catchError((error: unknown) => of((state = failedView(state, error)))),
        distinctUntilChanged(isSameView),
      );
    });
}
