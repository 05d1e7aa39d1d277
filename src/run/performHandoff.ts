import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { concat, from, map, mergeMap, of, type Observable, type OperatorFunction } from 'rxjs';
import type { Handoff } from '../agent/handoff.js';
import type { RunEvent } from '../events/RunEvent.js';
import { runItemEvent } from '../events/runItemEvent.js';
import type { TurnFact } from '../work/TurnFact.js';
import type { WorkValue } from '../work/Work.js';
import { callbackValue } from './callbackValue.js';
import { perform } from './perform.js';
import { readModelJson } from './readModelJson.js';
import { stageOfCalls } from './stageOfCalls.js';
import { toolOutputItem } from './toolOutputItem.js';
import type { Turn } from './Turn.js';

const IGNORED = 'Multiple handoffs detected, ignoring this one.';

/** Hands over, once the turn's tools have settled: the first handoff call wins, and the others are answered before it. */
export function performHandoff(turn: Turn): OperatorFunction<RunEvent | TurnFact, RunEvent | TurnFact> {
  return stageOfCalls('handoff_call_item', ([first, ...others]) => {
    const ignored = others.map((call) => runItemEvent(toolOutputItem(turn.agent, call, IGNORED)));
    return concat(from(ignored), handOver(turn, turn.handoffs.get(first.name) as Handoff<never>, first));
  });
}

function handOver(turn: Turn, handoff: Handoff<never>, call: ResponseFunctionToolCall): Observable<RunEvent> {
  const { env, agent, number, key } = turn;
  const work$ = inputOf(handoff, call).pipe(
    mergeMap((input) => noticed(turn, handoff, input)),
    map((): WorkValue => ({ type: 'value', value: { assistant: handoff.agent.name } })),
  );
  const unit = {
    kind: 'handoff',
    name: handoff.agent.name,
    agent,
    turn: number,
    key: `${key}/handoff/${call.call_id}`,
    input: { callId: call.call_id, name: call.name, arguments: call.arguments },
  } as const;
  return perform(env, unit, work$).pipe(
    map(({ value }) =>
      runItemEvent({
        type: 'handoff_output_item',
        agent,
        rawItem: { type: 'function_call_output', call_id: call.call_id, output: JSON.stringify(value) },
        sourceAgent: agent,
        targetAgent: { name: handoff.agent.name },
      }),
    ),
  );
}

function inputOf({ input, toolName }: Handoff<never>, call: ResponseFunctionToolCall): Observable<unknown> {
  if (!input) return of(undefined);
  return readModelJson(
    input,
    call.arguments,
    (issues) =>
      `The model's input for handoff "${toolName}" is not valid: ${issues}. Describe it in toolDescriptionOverride.`,
  );
}

function noticed({ env }: Turn, { onHandoff, toolName }: Handoff<never>, input: unknown): Observable<unknown> {
  return onHandoff
    ? callbackValue(`onHandoff of handoff "${toolName}"`, () => onHandoff(env.context, input))
    : of(undefined);
}
