import { isAgentsError } from '../errors/AgentsError.js';
import type { ModelErrorDetails } from '../errors/ModelError.js';

/** HTTP statuses, the codes of an overloaded server and of Node's network errors, the scopes of time limits on a model call. */
const TRANSIENT =
  /^(4(08|09|29)|5\d\d|[A-Z_\d]+[A-Z]|firstEvent|idle)$|server_error|rate_limit|overload|unavail|timeout/;

/**
 * Tells whether a model call that failed may be made again as it is: no answer, a cut or silent stream, a server that is busy or
 * broken. Not after an abort, which somebody wanted, nor after what would come out the same.
 */
export function isTransientError(error: unknown): boolean {
  if (!isAgentsError(error)) return false;
  const { name, status = 0, code, scope = '', cause } = error as ModelErrorDetails & { name: string; scope?: string };
  // A time limit has one.
  if (name !== 'ModelError') return TRANSIENT.test(scope);
  const { name: causeName, message } = Object(cause) as Partial<Error>;
  // The second is the client's, whose error has no name of its own.
  if (causeName === 'AbortError' || message === 'Request was aborted.') return false;
  // What broke in the middle of an answer has the answer's status, which was good, and nothing else may be known of it.
  return TRANSIENT.test(status < 400 ? (code ?? 'CUT') : `${status}`);
}
