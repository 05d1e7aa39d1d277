import { catchError, type Observable } from 'rxjs';
import { isAgentsError } from '../errors/AgentsError.js';
import type { RunEvent } from '../events/RunEvent.js';
import { drive, type Drive } from './drive.js';
import { errorHandlerOf } from './errorHandlerOf.js';
import { nextStep } from './nextStep.js';
import { perform } from './perform.js';
import { reduceRun, type RunElement, type RunSignal } from './reduceRun.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { Phase, RunProgress } from './RunProgress.js';
import { workPlaceOf } from './workPlaceOf.js';

/** A whole run as a unit of work: driven turn by turn, seen by the interceptors, ended once. */
export function runUnit(seed: RunProgress, env: RunEnvironment, signal$: Observable<RunSignal>): Observable<RunEvent> {
  const rules = new RunRules(env, signal$);
  const run$ = drive(seed, rules);
  if (env.interceptors.length === 0) return run$;
  return run$.pipe(
    perform(workPlaceOf(env, env.agent, 0, 'run'), 'run', env.agent.name, '', () => env.input),
    catchError((error: unknown) => {
      if (isAgentsError(error) && error.partial?.runId === env.runId) throw error;
      return drive(failedOf(env.position.latest, error), rules);
    }),
  );
}

/** A class, since it is asked for every delta: see `coldFrom`. */
class RunRules implements Drive<RunProgress, RunElement, RunEvent> {
  constructor(
    private readonly env: RunEnvironment,
    readonly signal$: Observable<RunSignal>,
  ) {}

  step(progress: RunProgress): Observable<RunElement> | undefined {
    return nextStep(progress, this.env);
  }

  reduce(progress: RunProgress, element: RunElement): RunProgress {
    return (this.env.position.latest = reduceRun(progress, element));
  }

  /** What is delivered ends in `_event`; facts and outcomes are for the run alone. */
  isVisible(element: RunElement): element is RunEvent {
    return element.type === 'raw_response_event' || element.type.endsWith('_event');
  }

  failureOf({ phase }: RunProgress, error: unknown): RunSignal | undefined {
    if (FINAL.has(phase)) return undefined;
    return { type: phase === 'turn' && errorHandlerOf(error, this.env.errorHandlers) ? 'caught' : 'failed', error };
  }

  isCut(before: RunProgress, after: RunProgress): boolean {
    return before.phase !== 'close' && after.phase === 'close';
  }
}

/** Where a failure has nothing more to say than itself. */
const FINAL: ReadonlySet<Phase> = new Set(['close', 'finish', 'ended']);

/** Where a run stands that an interceptor has failed: what is open is closed first. */
function failedOf(latest: RunProgress, error: unknown): RunProgress {
  const failed = reduceRun(latest, { type: 'failed', error });
  return failed === latest ? { ...latest, phase: 'finish', ending: { type: 'failed', error } } : failed;
}
