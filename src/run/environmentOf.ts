import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { asyncScheduler } from 'rxjs';
import { generateId } from '../interop/generateId.js';
import { callbackErrorFrom } from './callbackErrorFrom.js';
import type { AnyAgent, RunEnvironment } from './RunEnvironment.js';
import type { RunOptions } from './RunOptions.js';

/** The options of a run with their defaults, and the records that one subscription keeps. */
export function environmentOf(
  agent: AnyAgent,
  input: readonly ResponseInputItem[] | undefined,
  options: RunOptions<never>,
  stop: RunEnvironment['stop'],
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
  return {
    agent,
    input,
    context: context as never,
    maxTurns,
    ...(model && { model }),
    modelSettings,
    interceptors: hasBadInterceptors ? [] : interceptors,
    hasBadInterceptors,
    toolNotFoundBehavior: options.toolNotFoundBehavior ?? 'raise_error',
    toolConcurrency: options.toolConcurrency ?? Infinity,
    scheduler,
    generateId: newId,
    runId: options.runId ?? newId('run'),
    stop,
    unsettled: new Map(),
    calls: new Map(),
  };
}
