import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { catchError, map, mergeMap, of, type Observable } from 'rxjs';
import type { FunctionTool } from '../agent/FunctionTool.js';
import type { RunEvent } from '../events/RunEvent.js';
import { runItemEvent } from '../events/runItemEvent.js';
import type { Work } from '../work/Work.js';
import { callbackValue } from './callbackValue.js';
import { explainToolError } from './explainToolError.js';
import { limitToolTime } from './limitToolTime.js';
import { modelOutputFrom } from './modelOutputFrom.js';
import { perform } from './perform.js';
import { readModelJson } from './readModelJson.js';
import { toolOutputItem } from './toolOutputItem.js';
import { toolWork } from './toolWork.js';
import type { Turn } from './Turn.js';

/** Answers one call of the model's: progress, then the `tool_output`; an error where the tool makes it the run's. */
export function callTool(turn: Turn, call: ResponseFunctionToolCall): Observable<RunEvent> {
  const tool = turn.tools.get(call.name);
  if (!tool) return of(outputEvent(turn, call, `Tool "${call.name}" not found.`));
  return argumentsOf(tool, call).pipe(
    mergeMap((args) => toolCallWork(turn, tool, call, args)),
    map((work) =>
      work.type === 'progress'
        ? ({ type: 'tool_progress_event', toolName: tool.name, callId: call.call_id, data: work.data } as const)
        : outputEvent(turn, call, work.value),
    ),
    catchError((error: unknown) =>
      explainToolError(turn, tool, call, error).pipe(
        mergeMap((told) => callbackValue(`errorFunction of tool "${tool.name}"`, () => outputEvent(turn, call, told))),
      ),
    ),
  );
}

function argumentsOf(tool: FunctionTool<never>, call: ResponseFunctionToolCall): Observable<unknown> {
  return readModelJson(
    tool,
    call.arguments,
    (issues) => `The arguments of tool "${tool.name}" are not valid: ${issues}. Correct them and call it again.`,
  );
}

function toolCallWork(
  turn: Turn,
  tool: FunctionTool<never>,
  call: ResponseFunctionToolCall,
  args: unknown,
): Observable<Work['tool_call']> {
  const { env, agent, number } = turn;
  const { call_id: callId, name } = call;
  const key = `${turn.key}/tool/${callId}`;
  const work$ = toolWork(turn, tool, call, key, args).pipe(limitToolTime(tool, env.scheduler));
  const input = { callId, name, arguments: call.arguments };
  return perform(env, { kind: 'tool_call', name, agent, turn: number, key, input }, work$);
}

function outputEvent({ agent }: Turn, call: ResponseFunctionToolCall, output: unknown): RunEvent {
  return runItemEvent(toolOutputItem(agent, call, output, modelOutputFrom(output)));
}
