import type { ResponseOutputMessage } from 'openai/resources/responses/responses';
import { catchError, concat, defer, from, map, mergeMap, of, type Observable } from 'rxjs';
import type { RunErrorHandlerResult } from '../agent/RunErrorHandlers.js';
import type { AgentsError } from '../errors/AgentsError.js';
import { isNamed } from '../errors/isNamed.js';
import type { ModelBehaviorError } from '../errors/ModelBehaviorError.js';
import { UserError } from '../errors/UserError.js';
import type { FailedRunResult } from '../events/RunResult.js';
import { closingEvents } from './closingEvents.js';
import { errorHandlerOf } from './errorHandlerOf.js';
import { finalTextOf } from './finalTextOf.js';
import { performCallback } from './performCallback.js';
import { readModelJson } from './readModelJson.js';
import type { ErrorHandled, RunElement } from './reduceRun.js';
import type { AnyAgent, RunEnvironment } from './RunEnvironment.js';
import type { RunProgress } from './RunProgress.js';
import { runResultOf } from './runResultOf.js';
import { RUN_AGAIN } from './turnDecisionOf.js';
import { workPlaceOf } from './workPlaceOf.js';

/**
 * Asks the handler of an error for a final output in its place, once what the error left open is closed; where it has none, the error
 * stands, or the model is asked again that said nothing.
 */
export function handleError(progress: RunProgress, env: RunEnvironment): Observable<RunElement> {
  const { agent, turn, failure, history } = progress;
  const error = failure as AgentsError;
  const handler = errorHandlerOf(error, env.errorHandlers);
  if (!handler) throw error;
  const { kind, handle } = handler;
  const name = `${kind} error handler`;
  const { name: errorName, message } = error;
  const handled$ = defer(() =>
    performCallback(
      workPlaceOf(env, agent, turn),
      name,
      // Told apart by how much there is, since a limit is met again after a steering message.
      `errorHandlers/${kind}/${history.length}`,
      { error: { name: errorName, message } },
      () => {
        const runData = runResultOf(env.position.latest, env) as FailedRunResult;
        return handle({ error, context: env.context, runData } as never);
      },
      (answer) => answerFrom(answer, name, agent),
    ),
  ).pipe(
    mergeMap((answer): Observable<RunElement> => {
      if (answer) return handledOf(answer, name, agent, env);
      if ((error as { readonly text?: string }).text === '') return of(RUN_AGAIN);
      throw error;
    }),
  );
  return concat(from(closingEvents(progress, env)), handled$);
}

/** What a handler gave, as a model would have said it. */
interface Answer {
  readonly text: string;
  readonly isKept: boolean;
}

/** @throws TypeError when the final output has no JSON, being circular or a bigint */
function answerFrom(given: unknown, name: string, { output }: AnyAgent): Answer | undefined {
  const result = resultFrom(given, name);
  if (!result) return undefined;
  const { finalOutput: value, includeInHistory } = result;
  const wrapped = output?.wrappedAs === undefined ? value : { [output.wrappedAs]: value };
  // What is left out of JSON, such as a function, is no JSON either.
  const text = output ? (JSON.stringify(wrapped) ?? 'undefined') : finalTextOf(value);
  return { text, isKept: includeInHistory !== false };
}

/** @throws UserError when it is a result with more in it than there is to say */
function resultFrom(answer: unknown, name: string): RunErrorHandlerResult | undefined {
  if (answer === undefined || answer === null) return undefined;
  if (!Object.hasOwn(answer, 'finalOutput')) return { finalOutput: answer };
  const other = Object.keys(answer).find((key) => key !== 'finalOutput' && key !== 'includeInHistory');
  if (other === undefined) return answer as RunErrorHandlerResult;
  throw new UserError(
    `The ${name} gave { finalOutput } with "${other}" beside it. Give { finalOutput, includeInHistory? } alone.`,
  );
}

function handledOf(
  { text, isKept }: Answer,
  name: string,
  { name: agentName, output }: AnyAgent,
  env: RunEnvironment,
): Observable<ErrorHandled> {
  const read$ = output
    ? readModelJson(
        output,
        text,
        `The ${name} gave a final output that does not fit the outputType of agent "${agentName}"`,
        'Give one that does.',
      )
    : of(text);
  return read$.pipe(
    catchError((cause: unknown) => {
      throw isNamed<ModelBehaviorError>(cause, 'ModelBehaviorError') ? new UserError(cause.message, { cause }) : cause;
    }),
    map((finalOutput) => ({
      type: 'handled',
      finalOutput,
      ...(isKept && { message: messageOf(text, env.generateId('msg')) }),
    })),
  );
}

function messageOf(text: string, id: string): ResponseOutputMessage {
  const content = [{ type: 'output_text' as const, text, annotations: [] }];
  return { type: 'message', id, role: 'assistant', status: 'completed', content };
}
