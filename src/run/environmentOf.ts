import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { asyncScheduler, EMPTY } from 'rxjs';
import { generateId } from '../interop/generateId.js';
import { callbackErrorFrom } from './callbackErrorFrom.js';
import type { AnyAgent, RunEnvironment } from './RunEnvironment.js';
import { runProgressOf } from './RunProgress.js';
import type { RunOptions } from './RunOptions.js';

const NONE: RunEnvironment['resumed'] = new Map();

/** The options of a run with their defaults, and the records that one subscription keeps. */
export function environmentOf(
  agent: AnyAgent,
  input: readonly ResponseInputItem[] | undefined,
  options: RunOptions<never>,
  stop: RunEnvironment['stop'],
  position: RunEnvironment['position'] = { latest: runProgressOf(agent, input ?? []) },
): RunEnvironment {
  const { context, maxTurns = 10, model, modelSettings = {}, interceptors = [], scheduler = asyncScheduler } = options;
  const hasBadInterceptors =
    !Array.isArray(interceptors) || interceptors.some((interceptor) => typeof interceptor !== 'function');
  const newId = (prefix: string): string => {
    try {
      return (options.generateId ?? generateId)(prefix);
    } catch (error) {
      throw callbackErrorFrom(error, 'generateId option');
    }
  };
  const runId = options.runId ?? newId('run');
  return {
    agent,
    input,
    context: context as never,
    maxTurns,
    ...(model && { model }),
    modelSettings,
    ...(options.session && { session: options.session }),
    sessionInputCallback: options.sessionInputCallback,
    ...serverHistoryOf(options),
    reasoningItemIdPolicy: options.reasoningItemIdPolicy ?? 'preserve',
    ...guardrailsOf(options),
    hooks: options.hooks,
    callModelInputFilter: options.callModelInputFilter,
    errorHandlers: options.errorHandlers,
    handoffInputFilter: options.handoffInputFilter,
    nestHandoffHistory: options.nestHandoffHistory,
    approve: options.approve,
    toolErrorFormatter: options.toolErrorFormatter,
    interceptors: hasBadInterceptors ? [] : interceptors,
    hasBadInterceptors,
    ...toolOptionsOf(options),
    scheduler,
    generateId: newId,
    runId,
    firstTurn: 0,
    keyPrefix: '',
    path: [],
    nested: new Map(),
    resumed: NONE,
    position,
    stop$: EMPTY,
    start: undefined,
    checkpoint: undefined,
    root: { runId },
    stop,
    unsettled: new Map(),
    calls: new Map(),
    checks: {
      inputGuardrailResults: [],
      outputGuardrailResults: [],
      toolInputGuardrailResults: [],
      toolOutputGuardrailResults: [],
    },
  };
}

function serverHistoryOf(options: RunOptions<never>): Pick<RunEnvironment, 'serverHistory'> {
  const { previousResponseId, conversationId, autoPreviousResponseId } = options;
  if (!(previousResponseId ?? conversationId) && !autoPreviousResponseId) return {};
  return {
    serverHistory: {
      ...(previousResponseId !== undefined && { previousResponseId }),
      ...(conversationId !== undefined && { conversationId }),
    },
  };
}

function toolOptionsOf({
  toolNotFoundBehavior = 'raise_error',
  toolConcurrency = Infinity,
  toolStart = 'on_response',
}: RunOptions<never>): Pick<RunEnvironment, 'toolNotFoundBehavior' | 'toolConcurrency' | 'toolStart'> {
  return { toolNotFoundBehavior, toolConcurrency, toolStart };
}

function guardrailsOf({
  inputGuardrails = [],
  outputGuardrails = [],
}: RunOptions<never>): Pick<RunEnvironment, 'inputGuardrails' | 'outputGuardrails'> {
  return { inputGuardrails, outputGuardrails };
}
