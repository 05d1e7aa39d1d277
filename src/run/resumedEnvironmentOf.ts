import { isAgentsError, type AgentsError } from '../errors/AgentsError.js';
import { UserError } from '../errors/UserError.js';
import type { RunStateJson } from '../events/RunState.js';
import { assertStateFits } from './assertStateFits.js';
import type { RunEnvironment } from './RunEnvironment.js';

/** The environment of a run that goes on from a state: what has been called, and which nested runs are to be resumed. */
export function resumedEnvironmentOf(env: RunEnvironment, state: RunStateJson): RunEnvironment {
  const calls = [...state.history.slice(state.input.length), ...(state.open?.output ?? [])];
  for (const item of calls) {
    if (item.type === 'function_call') env.calls.set(item.call_id, `${item.name}\n${item.arguments}`);
  }
  const stateError = errorOf(() => {
    assertStateFits(env.agent, state);
    // A nested run that is completed has only to say so again.
    if (state.status !== 'completed' || env.path.length > 0) return;
    throw new UserError('The state is that of a run that is completed. Go on from the history of its result.');
  });
  return {
    ...env,
    firstTurn: state.turn,
    resumed: new Map(Object.entries(state.open?.nested ?? {})),
    stateError,
  };
}

function errorOf(check: () => void): AgentsError | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    if (isAgentsError(error)) return error;
    throw error;
  }
}
