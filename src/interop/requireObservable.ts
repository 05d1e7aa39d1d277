import { UserError } from '../errors/UserError.js';

/** Throws a `UserError` unless the value can be subscribed to; `asker` is who wants it, for example `lastValueFrom()`. */
export function requireObservable(value: unknown, asker: string): void {
  if (typeof (value as { readonly subscribe?: unknown } | null | undefined)?.subscribe === 'function') return;
  throw new UserError(
    `${asker} was given ${describe(value)}, which is not an Observable. Pass what run() returns: ${asker.replace('()', '(run(agent, input))')}.`,
  );
}

function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null) return value === null ? 'null' : `a value of type ${typeof value}`;
  return typeof (value as { readonly then?: unknown }).then === 'function'
    ? 'a promise'
    : 'an object without subscribe()';
}
