import { CallFailure } from './CallFailure.js';

const FIRST_DELAY = 500;
const LONGEST_DELAY = 8_000;
/** Longer timers fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** The part of the client's errors that is looked at: `instanceof` would know the errors of one copy of it only. */
interface ClientError {
  readonly status?: number;
  readonly headers?: Headers;
  readonly message: string;
}

/**
 * How long to wait before a failed request is sent again, by the rules of the `openai` client, or undefined: not again.
 *
 * @param retries how often the request was sent again before
 * @returns milliseconds
 */
export function retryDelayOf(error: unknown, retries: number): number | undefined {
  if (error instanceof CallFailure) return error.details.beforeFirstByte === true ? backoff(retries) : undefined;
  if (!isClientError(error) || !mayRetry(error)) return undefined;
  return delayAskedFor(error.headers) ?? backoff(retries);
}

function isClientError(error: unknown): error is ClientError {
  return typeof error === 'object' && error !== null && 'headers' in error && 'status' in error;
}

function mayRetry({ status, headers, message }: ClientError): boolean {
  // Without a status there was no answer: the connection failed, or somebody else aborted the request.
  if (status === undefined) return message !== 'Request was aborted.';
  const told = headers?.get?.('x-should-retry');
  if (told === 'true' || told === 'false') return told === 'true';
  return status === 408 || status === 409 || status === 429 || status >= 500;
}

/** How long the server asks to wait, in milliseconds, where it says so. */
export function delayAskedFor(headers: Headers | undefined): number | undefined {
  const delay = delayIn(headers);
  return delay === undefined ? undefined : Math.min(Math.max(delay, 0), LONGEST_TIMER);
}

function delayIn(headers: Headers | undefined): number | undefined {
  // Somebody's own client may give errors whose headers are a plain object.
  const valueOf = (name: string): string => headers?.get?.(name) ?? '';
  const inMilliseconds = Number.parseFloat(valueOf('retry-after-ms'));
  if (inMilliseconds > 0) return inMilliseconds;
  const after = valueOf('retry-after');
  const seconds = Number.parseFloat(after);
  if (!Number.isNaN(seconds)) return seconds * 1_000;
  const untilDate = Date.parse(after) - Date.now();
  if (!Number.isNaN(untilDate)) return untilDate;
  return Number.isNaN(inMilliseconds) ? undefined : inMilliseconds;
}

/** Doubles with each retry; up to a quarter less at random, so that clients that failed together do not return together. */
function backoff(retries: number): number {
  return Math.min(FIRST_DELAY * 2 ** retries, LONGEST_DELAY) * (1 - Math.random() * 0.25);
}
