const BYTES = 16;

/** A new id that nobody can guess: the prefix, `_` and 32 hexadecimal digits. */
export function generateId(prefix: string): string {
  // Unlike randomUUID(), getRandomValues() works on pages without HTTPS.
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return `${prefix}_${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
