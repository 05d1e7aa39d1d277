import { concatMap, defer, EMPTY, of, type OperatorFunction } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';

/**
 * What an agent does: the events while it is the active one, in the run itself or in a nested run, these without what they were
 * wrapped in.
 *
 * ```ts
 * run$.pipe(ofAgent('Researcher'), textDeltas()).subscribe((text) => process.stdout.write(text));
 * ```
 */
export function ofAgent(name: string): OperatorFunction<RunEvent, RunEvent> {
  return (run$) =>
    defer(() => {
      /** Who is active, by the calls that lead to a nested run. */
      const active = new Map<string, string>();
      return run$.pipe(
        concatMap((event) => {
          let path = '';
          let inner = event;
          for (; inner.type === 'nested_run_event'; inner = inner.event) path += `/${inner.callId}`;
          if (inner.type === 'agent_updated_stream_event') active.set(path, inner.agent.name);
          return active.get(path) === name ? of(inner) : EMPTY;
        }),
      );
    });
}
