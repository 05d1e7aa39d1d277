/** The message of anything that was thrown, error or not. */
export function errorMessageOf(thrown: unknown): string {
  if (isError(thrown)) return thrown.message || thrown.name;
  if (typeof thrown === 'string') return thrown;
  try {
    return JSON.stringify(thrown) ?? String(thrown);
  } catch {
    return Object.prototype.toString.call(thrown);
  }
}

/** By its shape: `instanceof` is false of the errors of another realm, such as an iframe's, or the platform's under Jest. */
function isError(thrown: unknown): thrown is Error {
  const { name, message } = (thrown ?? {}) as Partial<Error>;
  return typeof name === 'string' && typeof message === 'string';
}
