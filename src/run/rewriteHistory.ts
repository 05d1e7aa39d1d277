import { of, type Observable } from 'rxjs';
import type { HandoffInput } from '../agent/HandoffInputFilter.js';
import { UserError } from '../errors/UserError.js';
import { filterRefusalOf } from './filterRefusalOf.js';
import { handoffInputOf } from './handoffInputOf.js';
import { logItems } from './Log.js';
import { nestedHistoryOf } from './nestedHistoryOf.js';
import { performCallback } from './performCallback.js';
import type { RunSignal } from './reduceRun.js';
import { rewrittenHistoryOf } from './rewrittenHistoryOf.js';
import type { RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';
import { workPlaceOf } from './workPlaceOf.js';

/**
 * Settles what the model that was handed over to is sent: what the handoff's filter says, or else the run's, or a message that sums
 * the history up; nothing where all of it is sent.
 */
export function rewriteHistory(progress: RunProgress, env: RunEnvironment): Observable<RunSignal> | undefined {
  const { handedOver, turn, history, modelHistory = history } = progress;
  if (!handedOver) return undefined;
  const { from, via } = handedOver;
  const filter = via?.inputFilter ?? env.handoffInputFilter;
  if (!filter) {
    if (env.serverHistory || !(via?.nestHandoffHistory ?? env.nestHandoffHistory)) return undefined;
    return of({ type: 'rewritten', items: [nestedHistoryOf(logItems(modelHistory))], inputLength: 1 });
  }
  const name = via?.inputFilter ? `inputFilter of handoff "${via.toolName}"` : 'handoffInputFilter';
  // One that nobody knew of when the run began.
  if (env.serverHistory) throw filterRefusalOf(name);
  const given = handoffInputOf(progress, handedOver, env.agent);
  return performCallback(
    workPlaceOf(env, from, turn),
    name,
    'handoffInputFilter',
    given,
    () => filter({ ...given, context: env.context }),
    (filtered) => rewrittenHistoryOf(given, handoffInputFrom(filtered, name)),
  );
}

/** @throws UserError when that is not what a filter gives */
function handoffInputFrom(filtered: HandoffInput, name: string): HandoffInput {
  const { inputHistory, preHandoffItems, newItems } = Object(filtered) as HandoffInput;
  const isListOf = (list: unknown, isOne: (item: object) => boolean): boolean =>
    Array.isArray(list) && list.every((item) => isOne(Object(item) as object));
  const isInput = (item: object): boolean => 'type' in item || 'role' in item;
  const isRunItem = (item: object): boolean => 'rawItem' in item && isInput(Object(item.rawItem) as object);
  if (isListOf(inputHistory, isInput) && isListOf(preHandoffItems, isRunItem) && isListOf(newItems, isRunItem)) {
    return filtered;
  }
  throw new UserError(
    `The ${name} gave no { inputHistory, preHandoffItems, newItems } with a list of items and two of run items. Let it give them.`,
  );
}
