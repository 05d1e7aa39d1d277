import { isJsonObject } from './isJsonObject.js';
import { schemaRefusal, type SchemaSource } from './SchemaSource.js';

type Node = Readonly<Record<string, unknown>>;
type Merge = (a: unknown, b: unknown) => unknown;

/** One schema that asks for what both ask for; titles and descriptions are the first's. */
export function mergeJsonSchemas(source: SchemaSource, a: Node, b: Node, path: string): Node {
  const merged: Record<string, unknown> = { ...a };
  for (const [keyword, value] of Object.entries(b)) {
    const both = Object.hasOwn(a, keyword) ? MERGES[keyword]?.(a[keyword], value) : value;
    if (both === undefined && JSON.stringify(a[keyword]) !== JSON.stringify(value)) {
      throw schemaRefusal(
        source,
        path,
        `combines schemas (allOf) with a "${keyword}" each, which strict mode cannot send`,
        'Write them as one',
      );
    }
    merged[keyword] = both ?? value;
  }
  return merged;
}

const first: Merge = (a) => a;
const larger: Merge = (a, b) => Math.max(Number(a), Number(b));
const smaller: Merge = (a, b) => Math.min(Number(a), Number(b));
// Left for later: only what is used in the end has to merge.
const bothSchemas: Merge = (a, b) => ({ allOf: [a, b] });

/** How two values of a keyword become one; `undefined` where they cannot. Keywords that are not listed must be equal. */
const MERGES: Readonly<Record<string, Merge>> = {
  title: first,
  description: first,
  type: (a, b) => {
    const [these, those] = [[a].flat(), [b].flat()];
    const shared = these.filter((type) => those.includes(type) || (type === 'integer' && those.includes('number')));
    if (these.includes('number') && those.includes('integer')) shared.push('integer');
    return shared.length > 1 ? shared : shared[0];
  },
  required: (a, b) => [...new Set([a, b].flat())],
  properties: (a, b) => {
    if (!isJsonObject(a) || !isJsonObject(b)) return undefined;
    const shared = Object.keys(b).filter((key) => Object.hasOwn(a, key));
    return Object.fromEntries([
      ...Object.entries(a),
      ...Object.entries(b),
      ...shared.map((key) => [key, bothSchemas(a[key], b[key])] as const),
    ]);
  },
  items: bothSchemas,
  enum: (a, b) => {
    const shared = [a].flat().filter((value) => [b].flat().includes(value));
    return shared.length > 0 ? shared : undefined;
  },
  minimum: larger,
  exclusiveMinimum: larger,
  minLength: larger,
  minItems: larger,
  maximum: smaller,
  exclusiveMaximum: smaller,
  maxLength: smaller,
  maxItems: smaller,
};
