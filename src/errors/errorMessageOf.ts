/** The message of anything that was thrown, error or not. */
export function errorMessageOf(thrown: unknown): string {
  // By its shape: `instanceof` is false of the errors of another realm, such as an iframe's, or the platform's under Jest.
  const { name, message } = Object(thrown) as Record<keyof Error, unknown>;
  if (typeof name === 'string' && typeof message === 'string') return message || name;
  try {
    return typeof thrown === 'string' ? thrown : (JSON.stringify(thrown) ?? String(thrown));
  } catch {
    // It holds itself, or throws when it is read.
    return {}.toString.call(thrown);
  }
}
