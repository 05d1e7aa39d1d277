import type { Agent } from '../agent/Agent.js';
import { UserError } from '../errors/UserError.js';
import type { RunState as State, RunStateJson } from '../events/RunState.js';
import { assertStateFits } from './assertStateFits.js';
import { runStateFrom } from './runStateFrom.js';

/** Where a run stood, to be resumed by `run(agent, state)`: immutable, and plain JSON when serialised. */
// An interface, so that its methods are where its name is looked up.
// eslint-disable-next-line @typescript-eslint/no-empty-object-type
export interface RunState extends State {}

/** Reads states. */
export const RunState = {
  /**
   * Reads a state that was serialised, in this process or another.
   *
   * The state decides what is resumed: sign one that leaves your trust, and check the signature before you read it.
   *
   * @param agent the agent that the run began with
   * @param json what `JSON.parse` made of it
   * @throws UserError when it does not fit the agents or contradicts itself
   *
   * ```ts
   * const state = RunState.fromJSON(agent, JSON.parse(JSON.stringify(result.state)));
   * ```
   */
  fromJSON(agent: Agent<never>, json: unknown): State {
    let copy: unknown;
    try {
      copy = JSON.parse(JSON.stringify(json ?? null));
    } catch (error) {
      throw new UserError('The state cannot be resumed: it is no JSON. Give what JSON.parse made of it.', {
        cause: error,
      });
    }
    assertStateFits(agent, copy as RunStateJson);
    return runStateFrom(copy as RunStateJson);
  },
};
