import type { ResponseRetracted } from '../events/ModelEvent.js';

const CAUSE = Symbol.for('rxagents.cause');

/** What a retraction remembers, out of sight of JSON: the error that the response was withdrawn for. */
export function causeOf(event: ResponseRetracted): unknown {
  return (event as { readonly [CAUSE]?: unknown })[CAUSE];
}

/** Lets a retraction remember that. */
export function withCause(event: ResponseRetracted, cause: unknown): ResponseRetracted {
  return Object.defineProperty(event, CAUSE, { value: cause });
}
