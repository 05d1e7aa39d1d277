import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { asyncScheduler } from 'rxjs';
import { UserError } from '../errors/UserError.js';
import { generateId } from '../interop/generateId.js';
import { callbackErrorFrom } from './callbackErrorFrom.js';
import { LateMap } from './LateMap.js';
import { logOf } from './Log.js';
import type { AnyAgent, RunEnvironment } from './RunEnvironment.js';
import type { RunOptions } from './RunOptions.js';

/** One for all runs that have none. */
const NONE: readonly never[] = [];
const NO_SETTINGS: RunEnvironment['modelSettings'] = {};
const NO_STATES: RunEnvironment['resumed'] = new Map();

/** What a subscription brings to its environment beside the options. */
type Own = Pick<RunEnvironment, 'stop' | 'position' | 'stop$' | 'start'>;

/** The options of a run with their defaults, and the records that one subscription keeps. */
export function environmentOf(
  agent: AnyAgent,
  input: readonly ResponseInputItem[] | undefined,
  options: RunOptions<never>,
  { stop, position, stop$, start }: Own,
): RunEnvironment {
  const { interceptors = NONE } = options;
  const hasBadInterceptors =
    !Array.isArray(interceptors) || interceptors.some((interceptor) => typeof interceptor !== 'function');
  const newId = idsFrom(options.generateId, position);
  const runId = options.runId ?? newId('run');
  return {
    agent,
    input,
    context: options.context as never,
    maxTurns: options.maxTurns === undefined ? 10 : options.maxTurns,
    model: options.model,
    modelSettings: options.modelSettings ?? NO_SETTINGS,
    session: options.session,
    sessionInputCallback: options.sessionInputCallback,
    serverHistory: serverHistoryOf(options),
    reasoningItemIdPolicy: options.reasoningItemIdPolicy ?? 'preserve',
    inputGuardrails: orNone(options.inputGuardrails),
    outputGuardrails: orNone(options.outputGuardrails),
    hooks: options.hooks,
    callModelInputFilter: options.callModelInputFilter,
    errorHandlers: options.errorHandlers,
    handoffInputFilter: options.handoffInputFilter,
    nestHandoffHistory: options.nestHandoffHistory,
    approve: options.approve,
    toolErrorFormatter: options.toolErrorFormatter,
    interceptors: hasBadInterceptors ? NONE : interceptors,
    hasBadInterceptors,
    toolNotFoundBehavior: options.toolNotFoundBehavior ?? 'raise_error',
    toolConcurrency: options.toolConcurrency ?? Infinity,
    toolStart: options.toolStart ?? 'on_response',
    scheduler: options.scheduler ?? asyncScheduler,
    generateId: newId,
    runId,
    firstTurn: 0,
    keyPrefix: '',
    path: NONE,
    nested: new LateMap(),
    resumed: NO_STATES,
    stateError: undefined,
    position,
    stop$,
    start,
    checkpoint: undefined,
    root: { runId },
    stop,
    unsettled: new LateMap(),
    calls: new LateMap(),
    checks: {
      inputGuardrailResults: logOf(),
      outputGuardrailResults: logOf(),
      toolInputGuardrailResults: logOf(),
      toolOutputGuardrailResults: logOf(),
    },
  };
}

function idsFrom(
  given: RunOptions<never>['generateId'],
  position: RunEnvironment['position'],
): RunEnvironment['generateId'] {
  if (!given) return generateId;
  return (prefix) => {
    try {
      const id: unknown = given(prefix);
      if (typeof id === 'string' && id !== '') return id;
      throw new UserError('The generateId option gave no id. Give a string.');
    } catch (error) {
      // An ending has ids too: it gets one of ours, and the run fails then.
      position.fault ??= callbackErrorFrom(error, 'generateId option');
      return generateId(prefix);
    }
  };
}

function orNone<T>(list: readonly T[] | undefined): readonly T[] {
  return list ?? NONE;
}

function serverHistoryOf(options: RunOptions<never>): RunEnvironment['serverHistory'] {
  const { previousResponseId, conversationId, autoPreviousResponseId } = options;
  if (!(previousResponseId ?? conversationId) && !autoPreviousResponseId) return undefined;
  return {
    ...(previousResponseId !== undefined && { previousResponseId }),
    ...(conversationId !== undefined && { conversationId }),
  };
}
