import { EMPTY } from 'rxjs';
import { Agent } from 'rxagents';
import { environmentOf } from '../../src/run/environmentOf.js';
import { runProgressOf } from '../../src/run/RunProgress.js';
import type { RunEnvironment } from '../../src/run/RunEnvironment.js';

/** What stays the same during a run, for a part of it that is tested by itself; ids are `msg_1`, `msg_2`, ... */
export function environment(overrides: Partial<RunEnvironment> = {}): RunEnvironment {
  let made = 0;
  const agent = overrides.agent ?? new Agent({ name: 'A' });
  const generateId = (prefix: string): string => `${prefix}_${++made}`;
  const input = [{ role: 'user' as const, content: 'Hi' }];
  const own = {
    stop: () => undefined,
    position: { latest: runProgressOf(agent, input) },
    stop$: EMPTY,
    start: undefined,
  };
  return {
    ...environmentOf(agent, input, { runId: 'run_1', generateId }, own),
    ...overrides,
  };
}
