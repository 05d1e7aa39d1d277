import { catchError, throwError, type Observable } from 'rxjs';
import { isAgentsError } from '../errors/AgentsError.js';
import type { RunEvent } from '../events/RunEvent.js';
import { drive } from './drive.js';
import { nextStep } from './nextStep.js';
import { perform } from './perform.js';
import { reduceRun, type RunElement, type RunSignal } from './reduceRun.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';

/** A whole run as a unit of work: driven turn by turn, seen by the interceptors, ended once. */
export function runUnit(seed: RunProgress, env: RunEnvironment, signal$: Observable<RunSignal>): Observable<RunEvent> {
  if (env.interceptors.length === 0) return driven(seed, env, signal$);
  let latest = seed;
  const { agent, input } = env;
  const unit = { kind: 'run', name: agent.name, agent: { name: agent.name }, turn: 0, key: 'run', input } as const;
  const noted = (progress: RunProgress): void => {
    latest = progress;
  };
  return perform(env, unit, driven(seed, env, signal$, noted)).pipe(
    catchError((error: unknown) =>
      isAgentsError(error) && error.partial?.runId === env.runId
        ? throwError(() => error)
        : driven(failedOf(latest, error), env, signal$),
    ),
  );
}

/** Where a run stands that an interceptor has failed: what is open is closed first. */
function failedOf(latest: RunProgress, error: unknown): RunProgress {
  const failed = reduceRun(latest, { type: 'failed', error });
  return failed === latest ? { ...latest, phase: 'finish', ending: { type: 'failed', error } } : failed;
}

function driven(
  seed: RunProgress,
  env: RunEnvironment,
  signal$: Observable<RunSignal>,
  onProgress?: (progress: RunProgress) => void,
): Observable<RunEvent> {
  return drive<RunProgress, RunElement, RunEvent>(() => ({
    seed,
    step: (progress) => nextStep(progress, env),
    reduce: (progress, element) => {
      const next = reduceRun(progress, element);
      onProgress?.(next);
      return next;
    },
    isVisible,
    failureOf: ({ phase }, error) => (phase === 'announce' || phase === 'turn' ? { type: 'failed', error } : undefined),
    signal$,
    isCut: (before, after) => before.phase !== 'close' && after.phase === 'close',
  }));
}

/** What is delivered ends in `_event`; facts and outcomes are for the run alone. */
function isVisible(element: RunElement): element is RunEvent {
  return element.type === 'raw_response_event' || element.type.endsWith('_event');
}
