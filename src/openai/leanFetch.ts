interface Runtime {
  readonly process?: { readonly versions?: Readonly<Record<string, string | undefined>> };
}

/**
 * Options that keep Node's `fetch` from copying a request's body, which it does to be able to send it again: a sixth of what a
 * turn costs. A redirect is then refused; whoever sends must send again without them.
 */
export const LEAN_FETCH = { redirect: 'error', window: null } as const;

/** Whether `fetch` is the one of Node: others know no such options, or refuse them. */
export function hasLeanFetch(globals: object = globalThis): boolean {
  const { process } = globals as Runtime;
  return process?.versions?.['undici'] !== undefined && process.versions['bun'] === undefined;
}

/** Whether a request failed since it was to be sent elsewhere. */
export function isRefusedRedirect(error: unknown): boolean {
  const { cause, message } = Object(error) as { readonly cause?: unknown; readonly message?: unknown };
  return message === 'unexpected redirect' || (cause !== undefined && isRefusedRedirect(cause));
}
