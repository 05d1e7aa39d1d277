import { catchError, defer, from, identity, type MonoTypeOperatorFunction } from 'rxjs';
import type { Work, WorkKind } from '../work/Work.js';
import type { WorkUnit } from '../work/WorkUnit.js';
import { callbackErrorFrom } from './callbackErrorFrom.js';
import { endAtValue } from './endAtValue.js';
import type { Turn } from './Turn.js';

/** Where in a run work is done. */
export type Place = Pick<Turn, 'env' | 'agent' | 'number' | 'key'>;

/**
 * Passes a unit of work through the run's interceptors: the first is the outermost.
 *
 * @param place where in the run
 * @param step what the unit's key has after that of the place: `model`, `tool/call_abc`; nothing for the place itself
 * @param inputOf called when an interceptor reads the unit's input
 */
export function perform<K extends WorkKind>(
  { env, agent, number, key: prefix }: Place,
  kind: K,
  name: string,
  step: string,
  inputOf: () => unknown,
): MonoTypeOperatorFunction<Work[K]> {
  if (env.interceptors.length === 0) return identity;
  const key = env.keyPrefix + (step ? `${prefix}/${step}` : prefix);
  return (work$) =>
    defer(() => {
      const unit: WorkUnit<K> = {
        kind,
        name,
        agent,
        turn: number,
        key,
        scheduler: env.scheduler,
        run: env.root,
        get input() {
          return inputOf();
        },
        stop: env.stop,
      };
      return env.interceptors.reduceRight((inner$, interceptor) => {
        try {
          // An Observable stays what it is, and what is none is an error here rather than in the next interceptor. Each is held to the
          // law by itself: a teardown of one that throws would else end in nothing where the next has RxJS's `concat` or its like.
          return from(interceptor(unit, inner$)).pipe(endAtValue<K>(key));
        } catch (error) {
          throw callbackErrorFrom(error, `interceptor of ${key}`);
        }
      }, work$);
    }).pipe(kind === 'model_call' || kind === 'tool_call' ? identity : nameInterceptor(key));
}

/** The work names its own errors; a model's and a tool's are named by whoever asks for them. */
function nameInterceptor<T>(key: string): MonoTypeOperatorFunction<T> {
  return catchError((error: unknown) => {
    throw callbackErrorFrom(error, `interceptor of ${key}`);
  });
}
