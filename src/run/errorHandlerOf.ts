import type { RunErrorHandler, RunErrorHandlers } from '../agent/RunErrorHandlers.js';
import { isAgentsError } from '../errors/AgentsError.js';

type Kind = Exclude<keyof RunErrorHandlers, 'default'>;

const KINDS: Readonly<Record<string, Kind>> = {
  MaxTurnsExceededError: 'maxTurns',
  ModelRefusalError: 'modelRefusal',
  ModelIncompleteError: 'modelIncomplete',
  ModelBehaviorError: 'invalidFinalOutput',
};

/** The names that handlers go by. */
export const HANDLER_NAMES: readonly string[] = [...Object.values(KINDS), 'default'];

/** The handler that an error is for, with its name; nothing where there is none. */
export function errorHandlerOf(
  error: unknown,
  handlers: RunErrorHandlers<never> = {},
): { readonly kind: Kind; readonly handle: RunErrorHandler<never, never> } | undefined {
  if (!isAgentsError(error)) return undefined;
  const kind = KINDS[error.name];
  // Other misbehaviour, such as a tool that does not exist, is not for a handler.
  if (!kind || (kind === 'invalidFinalOutput' && !('isFinalOutput' in error))) return undefined;
  const handle = handlerIn(handlers, kind);
  return handle && { kind, handle };
}

function handlerIn(handlers: RunErrorHandlers<never>, kind: Kind): RunErrorHandler<never, never> | undefined {
  try {
    return handlers[kind] ?? handlers.default;
  } catch (thrown) {
    // Whoever asks for a handler is no place to fail; where it is called, its error gets its name.
    return () => {
      throw thrown;
    };
  }
}
