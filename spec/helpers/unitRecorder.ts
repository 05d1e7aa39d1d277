import type { Interceptor, WorkUnit } from 'rxagents';

/** What is recorded of a unit of work. */
export type RecordedUnit = Pick<WorkUnit, 'kind' | 'name' | 'key' | 'input'>;

/** An interceptor that leaves the work as it is, and the units that passed it. */
export function unitRecorder(): { readonly interceptor: Interceptor; readonly units: RecordedUnit[] } {
  const units: RecordedUnit[] = [];
  return {
    units,
    interceptor: ({ kind, name, key, input }, work$) => {
      units.push({ kind, name, key, input });
      return work$;
    },
  };
}
