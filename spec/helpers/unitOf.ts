import { asyncScheduler } from 'rxjs';
import type { WorkKind, WorkUnit } from 'rxagents';

/** A unit of work for an interceptor that is tested by itself. */
export function unitOf<K extends WorkKind>(kind: K, overrides: Partial<Omit<WorkUnit<K>, 'kind'>> = {}): WorkUnit<K> {
  return {
    kind,
    name: 'look_up',
    agent: { name: 'A' },
    turn: 1,
    input: {},
    key: 'turn-1/x',
    scheduler: asyncScheduler,
    run: { runId: 'run_1' },
    stop: () => undefined,
    ...overrides,
  };
}
