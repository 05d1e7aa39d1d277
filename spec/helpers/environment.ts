import { Agent } from 'rxagents';
import { environmentOf } from '../../src/run/environmentOf.js';
import type { RunEnvironment } from '../../src/run/RunEnvironment.js';

/** What stays the same during a run, for a part of it that is tested by itself; ids are `msg_1`, `msg_2`, ... */
export function environment(overrides: Partial<RunEnvironment> = {}): RunEnvironment {
  let made = 0;
  const agent = overrides.agent ?? new Agent({ name: 'A' });
  const generateId = (prefix: string): string => `${prefix}_${++made}`;
  return {
    ...environmentOf(
      agent,
      [{ role: 'user', content: 'Hi' }],
      { runId: 'run_1', generateId },
      { stop: () => undefined },
    ),
    ...overrides,
  };
}
