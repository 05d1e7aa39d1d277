/** A request's body: small parts, and lists whose elements are encoded once in their life and sent many times. */
export interface WireBody {
  readonly head: Readonly<Record<string, unknown>>;
  /** By key: the JSON of the elements, in pieces, encoded or not. Each list begins with a comma. */
  readonly lists: Readonly<Record<string, readonly (Uint8Array | string)[]>>;
}

const encoder = new TextEncoder();

/** Bytes of a piece of JSON. */
export function encode(json: string): Uint8Array {
  return encoder.encode(json);
}

/**
 * The body as JSON: as text where no piece is encoded, else as UTF-8. A list whose key the head has too is left out.
 *
 * Encoding, not `JSON.stringify`, is most of the cost of a long history: with bytes kept for each item a turn of 2,000 costs
 * 1 ms in place of 3.5.
 */
export function encodeBody({ head, lists }: WireBody): Uint8Array | string {
  const parts: (Uint8Array | string)[] = [JSON.stringify(head).slice(0, -1)];
  for (const [key, [first, ...rest]] of Object.entries(lists)) {
    if (head[key] !== undefined) continue;
    parts.push(`,${JSON.stringify(key)}:[`);
    if (first !== undefined) parts.push(first.slice(1), ...rest);
    parts.push(']');
  }
  parts.push('}');
  return parts.every((part) => typeof part === 'string')
    ? parts.join('')
    : concatBytes(parts.map((part) => (typeof part === 'string' ? encode(part) : part)));
}

interface ByteBuffer {
  concat(parts: readonly Uint8Array[]): Uint8Array;
}

/** `Buffer.concat` where there is one: it does not zero what it is about to overwrite, which halves the cost. */
function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const { Buffer } = globalThis as { readonly Buffer?: ByteBuffer };
  if (Buffer !== undefined) return Buffer.concat(parts);
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let end = 0;
  for (const part of parts) {
    bytes.set(part, end);
    end += part.length;
  }
  return bytes;
}
