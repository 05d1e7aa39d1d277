import { UserError } from '../errors/UserError.js';

/** Throws a `UserError` unless the value can be subscribed to; `asker` is who wants it, for example `lastValueFrom()`. */
export function requireObservable(value: unknown, asker: string): void {
  if (typeof (value as { readonly subscribe?: unknown } | null | undefined)?.subscribe === 'function') return;
  throw new UserError(`${asker} was given ${{}.toString.call(value)}, not an Observable. Pass what run() returns.`);
}
