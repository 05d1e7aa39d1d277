import type { AgentsError } from '../errors/AgentsError.js';
import { ModelError } from '../errors/ModelError.js';
import { ModelIncompleteError } from '../errors/ModelIncompleteError.js';
import type { TerminalEvent } from './isResponseEnd.js';

/** The error that the end of a response is, if it is one. */
export function responseErrorOf({ type, response }: TerminalEvent, modelName: string): AgentsError | undefined {
  if (type === 'response.failed' || response.status === 'failed' || response.status === 'cancelled') {
    const { code, message } = response.error ?? {};
    return new ModelError(`The response of model "${modelName}" failed: ${message ?? 'the server gave no reason'}`, {
      ...(code && { code }),
    });
  }
  if (type === 'response.incomplete' || response.status === 'incomplete') {
    return new ModelIncompleteError(response.incomplete_details?.reason ?? 'unknown');
  }
  return undefined;
}

/** The error of a response that failed, whose cause is the event. */
export function failedResponseErrorOf(event: TerminalEvent, modelName: string): Error {
  return Object.assign(responseErrorOf(event, modelName) as Error, { cause: event });
}
