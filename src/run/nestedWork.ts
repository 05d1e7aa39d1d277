import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { catchError, concat, defer, map, of, type Observable } from 'rxjs';
import type { FunctionTool } from '../agent/FunctionTool.js';
import type { NestedAgent } from '../agent/NestedAgent.js';
import { ToolCallError } from '../errors/ToolCallError.js';
import { UserError } from '../errors/UserError.js';
import type { RunResult } from '../events/RunResult.js';
import type { RunStateJson } from '../events/RunState.js';
import type { Work } from '../work/Work.js';
import { callbackValue } from './callbackValue.js';
import { endsOutermostRun, nestingErrorOf } from './endsOutermostRun.js';
import { nestedEnvironmentOf } from './nestedEnvironmentOf.js';
import { resumedProgressOf } from './resumedProgressOf.js';
import { runProgressOf, type Ending } from './RunProgress.js';
import type { Turn } from './Turn.js';

/** How deep runs may be nested: RxJS subscribes in the stack, which is full at 100 to 200 levels of synchronous runs. */
const DEEPEST = 32;

/** The value of a call whose run waits for approval: it has no output yet. */
export const INTERRUPTED = Symbol('interrupted');

/** Runs the agent that a tool stands for: its events, then its output. */
export function nestedWork(
  turn: Turn,
  { name, nested }: FunctionTool<never> & { readonly nested: NestedAgent<never> },
  call: ResponseFunctionToolCall,
  args: unknown,
): Observable<Work['tool_call']> {
  const { agent } = nested;
  const reference = { name: agent.name };
  return defer(() => {
    const path = [...turn.env.path, turn.env.agent.name];
    if (path.length >= DEEPEST) throw nestingErrorOf([...path, agent.name]);
    const { input: text } = Object(args) as { readonly input?: unknown };
    if (typeof text !== 'string') throw new UserError(`Tool "${name}" was called without an input. Give it a text.`);
    const state = turn.env.resumed.get(call.call_id);
    const isSaved = nested.runOptions.session !== undefined || turn.env.checkpoint !== undefined;
    const input = state?.input ?? [{ role: 'user', content: text }];
    const seed = state
      ? { ...resumedProgressOf(agent, state, isSaved), ending: endingOf(state) }
      : runProgressOf(agent, input, { isSaved, isLoading: nested.runOptions.session !== undefined });
    const env = nestedEnvironmentOf(turn, nested, call, input, seed, state);
    turn.env.nested.set(call.call_id, env);
    let result: RunResult | undefined;
    const start = env.start as NonNullable<typeof env.start>;
    const events$ = start(seed, env, env.stop$).pipe(
      map((event): Work['tool_call'] => {
        if (event.type === 'run_finished_event') ({ result } = event);
        return { type: 'nested', agent: reference, event };
      }),
    );
    const output$ = defer(() => outputOf(nested, result as RunResult));
    return concat(events$, output$.pipe(map((value): Work['tool_call'] => ({ type: 'value', value }))));
  }).pipe(
    catchError((error: unknown) => {
      throw endsOutermostRun(error) ? error : new ToolCallError(name, call.call_id, error);
    }),
  );
}

function outputOf({ agent, customOutputExtractor }: NestedAgent<never>, result: RunResult): Observable<unknown> {
  if (result.status === 'interrupted') return of(INTERRUPTED);
  if (result.status === 'stopped') return of(`Agent "${agent.name}" was stopped before it had finished.`);
  if (!customOutputExtractor) return of(result.finalOutput);
  return callbackValue(`customOutputExtractor of agent "${agent.name}"`, () => customOutputExtractor(result));
}

/** A run that is completed has only to say so again. */
function endingOf({ status, finalOutput }: RunStateJson): Ending | undefined {
  return status === 'completed' ? { type: 'completed', finalOutput } : undefined;
}
