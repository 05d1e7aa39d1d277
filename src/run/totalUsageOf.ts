import type { Usage } from '../events/Usage.js';
import { commitTurn } from './commitTurn.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';
import { sumUsage } from './sumUsage.js';
import { usageOf } from './usageOf.js';

/** What a run has used, and the runs that it has nested. */
export function totalUsageOf(progress: RunProgress, { nested, resumed }: RunEnvironment): Usage {
  const started = nested.values().map((env) => totalUsageOf(env.position.latest, env));
  const waiting = [...resumed].flatMap(([callId, { usage }]) => (nested.has(callId) ? [] : [usage]));
  return sumUsage(usageOf(commitTurn(progress)), ...started, ...waiting);
}
