import type { Answer } from './Answer.js';
import { CallFailure } from './CallFailure.js';

/** A failure in the middle of an answer, with what the answer's head said. */
export function withAnswerDetails({ response: { status, headers } }: Answer, error: unknown): unknown {
  const requestId = headers.get('x-request-id');
  return error instanceof CallFailure ? error.with({ status, ...(requestId !== null && { requestId }) }) : error;
}
