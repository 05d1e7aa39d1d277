import type { ResponseRetracted } from '../events/ModelEvent.js';

/** Lets a retraction remember, out of sight of JSON, the error that the response is withdrawn for. */
export function withCause(event: ResponseRetracted, cause: unknown): ResponseRetracted {
  return Object.defineProperty(event, 'cause', { value: cause });
}
