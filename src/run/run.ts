import { throwError, type Observable, type Subscriber } from 'rxjs';
import type { Agent } from '../agent/Agent.js';
import { isAgent } from '../agent/isAgent.js';
import { UserError } from '../errors/UserError.js';
import type { RunEvent } from '../events/RunEvent.js';
import type { RunState } from '../events/RunState.js';
import { coldFrom } from '../interop/coldFrom.js';
import { checkpointOf } from './checkpointOf.js';
import { environmentOf } from './environmentOf.js';
import { inputItemsOf, type RunInput } from './inputItemsOf.js';
import { resumedEnvironmentOf } from './resumedEnvironmentOf.js';
import { resumedProgressOf } from './resumedProgressOf.js';
import { isRunState } from './runStateFrom.js';
import type { AnyAgent } from './RunEnvironment.js';
import type { RunOptions } from './RunOptions.js';
import { runProgressOf } from './RunProgress.js';
import { runSignals } from './runSignals.js';
import { runUnit } from './runUnit.js';
import { steerSignals } from './steerSignals.js';
import { stopSignal, stopSignals } from './stopSignals.js';

/**
 * A run of an agent, as a cold Observable of stream events: nothing happens before `subscribe`, each subscription is a run of its
 * own, and unsubscribing stops everything that the run started.
 *
 * Ends with one `run_finished_event`, whose `result` is what the run came to, or with one error: an `AgentsError`, which
 * has the result so far as `partial`.
 *
 * @param agent who answers first
 * @param input one message of the user's, items such as another result's `history`, or a `RunState` to go on from
 * @param options context, limits, model, session, approvals, interceptors
 *
 * ```ts
 * run(agent, 'What is the weather in Oslo?').subscribe((event) => console.log(event.type));
 * ```
 */
export function run<TOutput>(
  agent: Agent<unknown, TOutput>,
  input: RunInput | RunState,
  options?: RunOptions,
): Observable<RunEvent<TOutput, Agent<unknown, TOutput>>>;
/** The same with an agent whose functions can do without their context. */
export function run<TContext, TOutput>(
  agent: Agent<TContext | undefined, TOutput>,
  input: RunInput | RunState,
  options?: RunOptions<TContext | undefined>,
): Observable<RunEvent<TOutput, Agent<TContext | undefined, TOutput>>>;
/** The same with an agent whose functions need a context. */
export function run<TContext, TOutput>(
  agent: Agent<TContext, TOutput>,
  input: RunInput | RunState,
  options: RunOptions<TContext> & { readonly context: TContext },
): Observable<RunEvent<TOutput, Agent<TContext, TOutput>>>;
export function run<TContext, TOutput>(
  agent: Agent<TContext, TOutput>,
  input: RunInput | RunState,
  options: RunOptions<TContext> = {},
): Observable<RunEvent<TOutput, Agent<TContext, TOutput>>> {
  const given = options ?? {};
  if (!isAgent(agent)) {
    return throwError(() => new UserError('run() was given no agent. Make one: new Agent({ name }).'));
  }
  // The run itself does not know its types: agents are told apart when they run, not when they compile.
  return coldFrom(beginRun, { agent, input, given } as unknown as RunParts) as Observable<never>;
}

interface RunParts {
  readonly agent: AnyAgent;
  readonly input: RunInput | RunState;
  readonly given: RunOptions<never>;
}

function beginRun({ agent, input, given }: RunParts, subscriber: Subscriber<RunEvent>): void {
  const state = isRunState(input) ? input.toJSON() : undefined;
  const items = state ? state.input : inputItemsOf(input);
  const { stop, steer, session, checkpoint } = given;
  const isSaved = session !== undefined || checkpoint !== undefined;
  const seed = state
    ? resumedProgressOf(agent, state, isSaved)
    : runProgressOf(agent, items ?? [], { isSaved, isLoading: session !== undefined });
  const options = state ? { runId: state.runId, ...given } : given;
  const { ask, signal$, heard$ } = runSignals(
    ...(stop === undefined ? [] : [stopSignals(stop)]),
    ...(steer === undefined ? [] : [steerSignals(steer)]),
  );
  const own = environmentOf(agent, items, options, {
    stop: (mode = 'now') => ask(stopSignal(mode)),
    position: { latest: seed },
    stop$: heard$,
    start: runUnit,
  });
  const env = state ? resumedEnvironmentOf(own, state) : own;
  runUnit(seed, checkpoint ? { ...env, checkpoint: checkpointOf(env, checkpoint) } : env, signal$).subscribe(
    subscriber,
  );
}
