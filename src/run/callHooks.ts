import { defer, EMPTY, ignoreElements, merge, type Observable } from 'rxjs';
import type { HookEvents, Hooks } from '../agent/Hooks.js';
import { performCallback } from './performCallback.js';
import type { Place } from './perform.js';

/**
 * Calls a hook of the run and of an agent, together, and waits for both; emits nothing.
 *
 * @param step what the units' keys have after that of the place, before the hook's name
 * @param tell gives what they are told, beside the context and the agent; called only where there is a hook
 */
export function callHooks<TName extends keyof HookEvents>(
  place: Place,
  agentHooks: Hooks<never> | undefined,
  name: TName,
  step: string,
  tell: () => Omit<HookEvents[TName], 'context' | 'agent'>,
): Observable<never> {
  const { env, agent } = place;
  const owners = [
    { hook: env.hooks?.[name], owner: 'the run', suffix: 'run' },
    { hook: agentHooks?.[name], owner: `agent "${agent.name}"`, suffix: 'agent' },
  ].filter(({ hook }) => hook !== undefined);
  if (owners.length === 0) return EMPTY;
  return defer(() => {
    const told = tell();
    const event = { agent, context: env.context, ...told };
    const asked = owners.map(({ hook, owner, suffix }) =>
      performCallback(
        place,
        `${name} hook of ${owner}`,
        `${step}${name}/${suffix}`,
        told,
        () => (hook as (event: unknown) => unknown)(event),
        () => undefined,
      ),
    );
    return merge(...asked).pipe(ignoreElements());
  });
}
