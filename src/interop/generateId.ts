/** A new id that nobody can guess: the prefix, `_` and 32 hexadecimal digits. */
export function generateId(prefix: string): string {
  // Unlike randomUUID(), getRandomValues() works on pages without HTTPS.
  return crypto
    .getRandomValues(new Uint8Array(16))
    .reduce((id, byte) => id + byte.toString(16).padStart(2, '0'), `${prefix}_`);
}
