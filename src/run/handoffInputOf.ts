import type { HandoffInput } from '../agent/HandoffInputFilter.js';
import { logItems } from './Log.js';
import { ownItemsOf } from './ownItemsOf.js';
import type { AnyAgent } from './RunEnvironment.js';
import type { HandedOver, RunProgress } from './RunProgress.js';

/**
 * What the next model would be sent, in the parts that a handoff's filter is given.
 *
 * @param start the agent that the run began with
 */
export function handoffInputOf(
  { history, modelHistory = history, inputLength, newItems }: RunProgress,
  { firstNew }: HandedOver,
  start: AnyAgent,
): HandoffInput {
  const items = logItems(modelHistory);
  const own = ownItemsOf(items.slice(inputLength), logItems(newItems), start);
  return {
    inputHistory: items.slice(0, inputLength),
    preHandoffItems: own.slice(0, firstNew - inputLength),
    newItems: own.slice(firstNew - inputLength),
  };
}
