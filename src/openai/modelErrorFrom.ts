import { isAgentsError, ModelError, type ModelErrorDetails } from '../index.js';
import { CallFailure } from './CallFailure.js';
import { complaintIn } from './complaintIn.js';
import { errorBodies } from './errorBodies.js';
import { delayAskedFor } from './retryDelayOf.js';

const LONGEST_REASON = 600;

/** The error that a run ends with, of whatever a call of the model threw. */
export function modelErrorFrom(thrown: unknown, modelName: string): ModelError {
  if (isModelError(thrown)) return thrown;
  if (thrown instanceof CallFailure) {
    const { cause = thrown, status, code, requestId } = thrown.details;
    return modelError(modelName, thrown.message, { status, code, requestId, cause });
  }
  const { status, code, headers } = asRecord(thrown);
  const requestId = asRecord(thrown)['requestID'] ?? (headers as Headers | undefined)?.get?.('x-request-id');
  // The client reads no other complaint than an error that is an object.
  const complaint = complaintIn(errorBodies.of(headers));
  const reason = typeof status === 'number' ? httpReasonOf(complaint ?? thrown, status) : reasonOf(thrown);
  return modelError(modelName, reason, {
    status,
    code: code ?? complaint?.code ?? causeCodeOf(thrown),
    requestId,
    retryAfterMs: delayAskedFor(headers as Headers | undefined),
    cause: thrown,
  });
}

/** By its name: the main entry may be another copy of the package. */
function isModelError(thrown: unknown): thrown is ModelError {
  return isAgentsError(thrown) && thrown.name === 'ModelError';
}

type LooseDetails = { readonly [key in keyof ModelErrorDetails]?: unknown };

function modelError(
  modelName: string,
  reason: string,
  { status, code, requestId, retryAfterMs, cause }: LooseDetails,
): ModelError {
  return new ModelError(`The call of model "${modelName}" failed: ${reason}`, {
    ...(typeof status === 'number' && { status }),
    ...((typeof code === 'string' || typeof code === 'number') && { code: String(code) }),
    ...(typeof requestId === 'string' && { requestId }),
    ...(typeof retryAfterMs === 'number' && { retryAfterMs }),
    cause,
  });
}

function httpReasonOf(told: unknown, status: number): string {
  const message = messageOf(told).replace(new RegExp(`^${status} `), '');
  return `HTTP ${status}: ${sentence(withoutMarkup(message))} ${remedyOf(status)}`;
}

function remedyOf(status: number): string {
  if (status === 401 || status === 403) return 'Check the API key and what it is allowed to use.';
  if (status === 404) return 'Check the name of the model, baseURL, and whether the server knows this API (api: ...).';
  if (status === 408 || status === 409 || status >= 500) return 'Try again later, or raise maxRetries.';
  if (status === 429) return 'Send less often, raise maxRetries, or raise the limits of the account.';
  return 'Correct the request: the server will refuse it again as it is.';
}

function reasonOf(thrown: unknown): string {
  const messages = causesOf(thrown).map(messageOf).filter(Boolean).map(withoutMarkup);
  const first = messages[0] ?? 'the reason is unknown';
  // Errors of the client that have headers are about requests, and without a status the request got no answer.
  if (!('headers' in asRecord(thrown))) return sentence(first);
  const last = messages.at(-1) ?? first;
  const cause = last === first ? '' : ` (${last})`;
  return `${sentence(first.replace(/\.$/, '') + cause)} Check the network and baseURL, or raise timeout or maxRetries.`;
}

/** A page in place of a message says nothing but its title. */
function withoutMarkup(message: string): string {
  if (!/<(!doctype|html|head|body)\b/i.test(message)) return message.slice(0, LONGEST_REASON);
  const title = /<title[^>]*>([^<]*)</i.exec(message)?.[1]?.trim();
  return title ? `the server sent an HTML page, "${title}"` : 'the server sent an HTML page';
}

function sentence(text: string): string {
  return /[.!?]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`;
}

function messageOf(thrown: unknown): string {
  const { message, code } = asRecord(thrown);
  if (typeof message === 'string' && message !== '') return message;
  return typeof code === 'string' ? code : typeof thrown === 'string' ? thrown : '';
}

/** What the network said stands at the end of a chain: connection error, fetch failed, ECONNREFUSED. */
function causesOf(thrown: unknown): readonly unknown[] {
  const chain: unknown[] = [];
  for (let at: unknown = thrown; at !== undefined && chain.length < 8; at = asRecord(at)['cause']) chain.push(at);
  return chain;
}

function causeCodeOf(thrown: unknown): unknown {
  return causesOf(thrown)
    .map((cause) => asRecord(cause)['code'])
    .filter((code) => typeof code === 'string')
    .at(-1);
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
