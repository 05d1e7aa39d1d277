/** What is not written down: `apiKey`, `headers`, `Authorization`, `access_token`, but not `maxTokens`. */
const SECRET =
  /api[-_]?key|authorization|credential|secret|password|passphrase|cookie|header|bearer|signature|private[-_]?key|(^|access|auth|refresh|session|id)[-_]?token$/i;

/** A copy of JSON values without the fields that may hold secrets, by their names. */
export function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !SECRET.test(name));
  return Object.fromEntries(kept.map(([name, each]) => [name, withoutSecrets(each)]));
}
