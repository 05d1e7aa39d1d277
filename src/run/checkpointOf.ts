import { defer, ignoreElements } from 'rxjs';
import { performCallback } from './performCallback.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { RunOptions } from './RunOptions.js';
import { runStateFrom } from './runStateFrom.js';
import { runStateJsonOf } from './runStateJsonOf.js';

/** Hands the state of a run to the `checkpoint` option, and waits for it; runs that it nests do the same with its state. */
export function checkpointOf(
  env: RunEnvironment,
  checkpoint: NonNullable<RunOptions<never>['checkpoint']>,
): NonNullable<RunEnvironment['checkpoint']> {
  return (place, step) =>
    defer(() => {
      const state = runStateFrom(runStateJsonOf(env.position.latest, env));
      return performCallback(
        place,
        'checkpoint',
        step,
        null,
        () => checkpoint(state),
        () => undefined,
      );
    }).pipe(ignoreElements());
}
