import type { RunEvent, RunView } from 'rxagents';
import { reduceRunView } from '../../src/view/reduceRunView.js';
import { runViewOf, viewStateOf, type ViewState } from '../../src/view/ViewState.js';

/** What is known of a run after some events. */
export function viewStateAfter(...events: readonly RunEvent[]): ViewState {
  return events.reduce(reduceRunView, viewStateOf());
}

/** What is to be seen of it. */
export function viewAfter(...events: readonly RunEvent[]): RunView {
  return runViewOf(viewStateAfter(...events));
}
