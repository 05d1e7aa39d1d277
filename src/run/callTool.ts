import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { catchError, mergeMap, type Observable } from 'rxjs';
import type { FunctionTool } from '../agent/FunctionTool.js';
import type { RunEvent } from '../events/RunEvent.js';
import { runItemEvent } from '../events/runItemEvent.js';
import { answerUnrun } from './answerUnrun.js';
import type { Work } from '../work/Work.js';
import { callInputOf } from './callInputOf.js';
import { checkpointTool } from './checkpointTool.js';
import { explainToolError } from './explainToolError.js';
import { guardToolInput } from './guardToolInput.js';
import { guardToolOutput } from './guardToolOutput.js';
import { hookTool } from './hookTool.js';
import { limitToolTime } from './limitToolTime.js';
import { INTERRUPTED, nestedWork } from './nestedWork.js';
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
  if (!tool) return answerUnrun(turn, call, 'tool_not_found', `Tool "${name}" not found.`);
  return readModelJson(
    tool,
    call.arguments,
    `The arguments of tool "${name}" are not valid`,
    'Correct them and call it again.',
  ).pipe(
    mergeMap((args) =>
      workOf(turn, tool, call, args).pipe(
        limitToolTime(tool, turn.env.scheduler),
        perform(turn, 'tool_call', name, `tool/${callId}`, () => callInputOf(call)),
      ),
    ),
    mergeMap((work) => eventsOf(work, call, answer)),
    catchError((error: unknown) => explainToolError(turn, tool, call, error, answer)),
    guardToolOutput(turn, tool, call, answer),
    hookTool(turn, call),
    guardToolInput(turn, tool, call, answer),
    checkpointTool(turn, call),
  );
}

function workOf(
  turn: Turn,
  tool: FunctionTool<never>,
  call: ResponseFunctionToolCall,
  args: unknown,
): Observable<Work['tool_call']> {
  const { nested } = tool;
  return nested ? nestedWork(turn, { ...tool, nested }, call, args) : toolWork(turn, tool, call, args);
}

/** What the run says of what a tool reports; nothing of what interceptors add. */
function eventsOf(
  work: Work['tool_call'],
  { name, call_id: callId }: ResponseFunctionToolCall,
  answer: (output: unknown) => RunEvent,
): readonly RunEvent[] {
  switch (work.type) {
    case 'progress':
      return [{ type: 'tool_progress_event', toolName: name, callId, data: work.data }];
    case 'nested':
      return [{ type: 'nested_run_event', agent: work.agent, callId, event: work.event }];
    case 'value':
      return work.value === INTERRUPTED ? [] : [answer(work.value)];
    default:
      return [];
  }
}
