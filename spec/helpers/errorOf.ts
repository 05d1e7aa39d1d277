import type { Observable } from 'rxjs';
import type { AgentsError } from 'rxagents';

/** The one error of a run that fails at once. */
export function errorOf(run$: Observable<unknown>): AgentsError {
  const errors: unknown[] = [];
  run$.subscribe({ error: (error: unknown) => errors.push(error) });
  expect(errors).toHaveLength(1);
  return errors[0] as AgentsError;
}
