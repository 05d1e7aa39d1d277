import type { AnyAgent, RunEnvironment } from './RunEnvironment.js';

/** The guardrails of one kind that an agent is under, its own and the run's; its very list where the run has none. */
export function guardrailsOf<TKind extends 'inputGuardrails' | 'outputGuardrails'>(
  kind: TKind,
  agent: Pick<AnyAgent, TKind>,
  env: Pick<RunEnvironment, TKind>,
): AnyAgent[TKind] {
  return env[kind].length === 0 ? agent[kind] : ([...agent[kind], ...env[kind]] as unknown as AnyAgent[TKind]);
}
