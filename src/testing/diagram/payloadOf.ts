const MAX_CHARACTERS = 400;

/** A value of anybody's as text of bounded length; a value that JSON cannot hold is named by its kind. */
export function payloadOf(value: unknown): string {
  const text = textOf(value);
  return text.length > MAX_CHARACTERS ? `${text.slice(0, MAX_CHARACTERS)}…` : text;
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  try {
    // Not by instanceof: an error may come from another realm.
    if (kindOf(value) === '[object Error]') {
      const { name, message } = value as Error;
      return `${name}: ${message}`;
    }
    return JSON.stringify(value) ?? String(value);
  } catch {
    // A cycle, a bigint, a toJSON that throws.
    return kindOf(value);
  }
}

function kindOf(value: unknown): string {
  return Object.prototype.toString.call(value);
}
