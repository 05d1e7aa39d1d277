import { concat, EMPTY, filter, from, map, mergeMap, of, type Observable } from 'rxjs';
import type { Handoff } from '../agent/handoff.js';
import type { RunEvent } from '../events/RunEvent.js';
import { runItemEvent } from '../events/runItemEvent.js';
import type { WorkValue } from '../work/Work.js';
import { callbackValue } from './callbackValue.js';
import { callHooks } from './callHooks.js';
import { callInputOf } from './callInputOf.js';
import type { Announced } from './followUp.js';
import { functionCallsOf } from './functionCallsOf.js';
import { isWaiting } from './isWaiting.js';
import { perform } from './perform.js';
import { readModelJson } from './readModelJson.js';
import { toolOutputItem } from './toolOutputItem.js';
import type { Turn } from './Turn.js';

/** What a handoff call is answered that comes after another. */
export const IGNORED = 'Multiple handoffs detected, ignoring this one.';

/** Hands over, once the turn's tools have settled: the first handoff call wins, and the others are answered before it. */
export function performHandoff(turn: Turn, { items }: Announced): Observable<RunEvent> {
  const [call, ...others] = functionCallsOf(items, 'handoff_call_item');
  if (!call || isWaiting(items)) return EMPTY;
  const { env, agent } = turn;
  const { agent: target, input, onHandoff, toolName } = turn.handoffs.get(call.name) as Handoff<never>;
  const input$ = input
    ? readModelJson(
        input,
        call.arguments,
        `The input for handoff "${toolName}" is not valid`,
        'Describe it in toolDescriptionOverride.',
      )
    : of(undefined);
  const handedOver$ = input$.pipe(
    mergeMap((given) => callbackValue(`onHandoff of handoff "${toolName}"`, () => onHandoff?.(env.context, given))),
    map((): WorkValue => ({ type: 'value', value: { assistant: target.name } })),
    perform(turn, 'handoff', target.name, `handoff/${call.call_id}`, () => callInputOf(call)),
    filter(({ type }) => type === 'value'),
    map(({ value }) =>
      runItemEvent({
        type: 'handoff_output_item',
        agent,
        rawItem: { type: 'function_call_output', call_id: call.call_id, output: JSON.stringify(value) },
        sourceAgent: agent,
        targetAgent: { name: target.name },
      }),
    ),
  );
  const told$ = callHooks(turn, turn.hooks, 'onHandoff', `handoff/${call.call_id}/hooks/`, () => ({
    target: { name: target.name },
  }));
  return concat(from(others.map((other) => runItemEvent(toolOutputItem(agent, other, IGNORED)))), handedOver$, told$);
}
