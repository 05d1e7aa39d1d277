const BYTES = 16;
const IDS = 64;

let pool: Uint8Array<ArrayBuffer> | undefined;
let used = 0;

/** A new id that nobody can guess: the prefix, `_` and 32 hexadecimal digits. */
export function generateId(prefix: string): string {
  // Random bytes for many at a time: asking for them is most of the cost.
  if (!pool || used === pool.length) {
    // Unlike randomUUID(), getRandomValues() works on pages without HTTPS.
    pool = crypto.getRandomValues(new Uint8Array(IDS * BYTES));
    used = 0;
  }
  const digits = Array.from(pool.subarray(used, used + BYTES), (byte) => byte.toString(16).padStart(2, '0'));
  used += BYTES;
  return `${prefix}_${digits.join('')}`;
}
