import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { catchError, filter, map, mergeMap, of, type Observable } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import { runItemEvent } from '../events/runItemEvent.js';
import { callInputOf } from './callInputOf.js';
import { explainToolError } from './explainToolError.js';
import { limitToolTime } from './limitToolTime.js';
import { perform } from './perform.js';
import { readModelJson } from './readModelJson.js';
import { toolOutputItem } from './toolOutputItem.js';
import { toolWork } from './toolWork.js';
import type { Turn } from './Turn.js';

/** Answers one call of the model's: progress, then the `tool_output`; an error where the tool makes it the run's. */
export function callTool(turn: Turn, call: ResponseFunctionToolCall): Observable<RunEvent> {
  const { name, call_id: callId } = call;
  const tool = turn.tools.get(name);
  const answer = (output: unknown): RunEvent => runItemEvent(toolOutputItem(turn.agent, call, output));
  if (!tool) return of(answer(`Tool "${name}" not found.`));
  return readModelJson(
    tool,
    call.arguments,
    `The arguments of tool "${name}" are not valid`,
    'Correct them and call it again.',
  ).pipe(
    mergeMap((args) =>
      toolWork(turn, tool, call, args).pipe(
        limitToolTime(tool, turn.env.scheduler),
        perform(turn, 'tool_call', name, `tool/${callId}`, () => callInputOf(call)),
      ),
    ),
    filter(({ type }) => type === 'progress' || type === 'value'),
    map((work): RunEvent =>
      work.type === 'progress'
        ? { type: 'tool_progress_event', toolName: name, callId, data: work.data }
        : answer(work.value),
    ),
    catchError((error: unknown) => explainToolError(turn, tool, call, error, answer)),
  );
}
