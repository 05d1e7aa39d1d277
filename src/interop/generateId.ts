/** Of 32 bits each. */
const WORDS = 4;
const IDS = 64;

let pool: Uint32Array<ArrayBuffer> | undefined;
let used = 0;

/** A new id that nobody can guess: the prefix, `_` and 32 hexadecimal digits. */
export function generateId(prefix: string): string {
  // Random bytes for many at a time: asking for them is most of the cost.
  if (!pool || used === pool.length) {
    // Unlike randomUUID(), getRandomValues() works on pages without HTTPS.
    pool = crypto.getRandomValues(new Uint32Array(IDS * WORDS));
    used = 0;
  }
  let digits = '';
  for (const end = used + WORDS; used < end; used++) digits += (pool[used] as number).toString(16).padStart(8, '0');
  return `${prefix}_${digits}`;
}
