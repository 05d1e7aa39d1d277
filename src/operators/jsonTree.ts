/** What of a JSON value is shown. */
export interface JsonTreeOptions {
  /** The key of the root that holds the value; the root is the value by default. */
  readonly wrappedAs?: string;
  /** Whether the `null` of a key is left out, since it may stand for a key that is left out. */
  readonly addsNulls?: boolean;
}

/** A JSON value that is put together piece by piece, and can be looked at in between. */
export interface JsonTree {
  readonly open: (isList: boolean) => void;
  /** Closes what was opened last; tells whether that was the root. */
  readonly close: () => boolean;
  /** Whether what is open is an object. */
  readonly isObject: () => boolean;
  /** The key of what comes next. */
  readonly key: (name: string) => void;
  /** Shows a string as far as it goes, which is at least as far as before. */
  readonly grow: (text: string) => void;
  /** Adds a value that is complete; the string that was shown, if one was. */
  readonly put: (value: unknown) => void;
  /** Whether there is more to be seen than at the last time this was asked. */
  readonly hasGrown: () => boolean;
  /** What there is, as a value that does not change any more, and shares with later ones what is complete. */
  readonly value: () => unknown;
}

/** A list or an object that is not complete; only ever added to, so that a length is a version of it. */
interface Node {
  /** Absent for a list. */
  readonly keys?: string[];
  readonly values: unknown[];
  readonly isHidden: boolean;
  key: string;
}

/** A node as it was at one time. */
interface Version {
  readonly node: Node;
  readonly length: number;
  readonly key: string;
  /** What is not complete in it: a string as far as it goes, or another node. */
  readonly last: string | Version | undefined;
}

/** What nests deeper is refused where the whole is read too. */
const MAX_DEPTH = 256;

export function jsonTree({ wrappedAs, addsNulls = false }: JsonTreeOptions = {}): JsonTree {
  const nodes: Node[] = [];
  let root: unknown;
  let text: string | undefined;
  let isGrown = false;

  const isHidden = (isContainer: boolean): boolean => {
    const node = nodes.at(-1);
    if (!node) return isContainer && wrappedAs !== undefined;
    // Reading the whole drops keys that could reach an object's prototype.
    if (node.key === '__proto__' || (isContainer && node.key === 'constructor')) return true;
    return nodes.length === 1 && wrappedAs !== undefined ? node.key !== wrappedAs : node.isHidden;
  };
  const add = (value: unknown): void => {
    const node = nodes.at(-1);
    if (!node) root = value;
    else if (node.key !== '__proto__' && !(addsNulls && node.keys && value === null)) {
      node.values.push(value);
      node.keys?.push(node.key);
    }
  };
  const versionFrom = (depth: number): Version | undefined => {
    const node = nodes[depth];
    const inner = nodes[depth + 1];
    const last = inner ? (inner.isHidden ? undefined : versionFrom(depth + 1)) : text;
    return node && { node, length: node.values.length, key: node.key, last };
  };

  return {
    open: (isList) => {
      if (nodes.length === MAX_DEPTH) throw new RangeError('too deep');
      const node: Node = { ...(!isList && { keys: [] }), values: [], isHidden: isHidden(true), key: '' };
      isGrown ||= !node.isHidden;
      nodes.push(node);
    },
    close: () => {
      const version = versionFrom(nodes.length - 1);
      const node = nodes.pop();
      if (version && (!node?.isHidden || nodes.length === 0)) add(made(version));
      return nodes.length === 0;
    },
    isObject: () => nodes.at(-1)?.keys !== undefined,
    key: (name) => {
      const node = nodes.at(-1);
      if (node) node.key = name;
    },
    grow: (longer) => {
      isGrown ||= longer.length !== text?.length && !isHidden(false);
      text = longer;
    },
    put: (value) => {
      isGrown ||= value !== text && !isHidden(false);
      text = undefined;
      add(value);
    },
    hasGrown: () => {
      const answer = isGrown;
      isGrown = false;
      return answer;
    },
    value: () => {
      const version = versionFrom(0);
      const whole = version ? made(version) : root;
      return wrappedAs === undefined ? whole : (whole as Readonly<Record<string, unknown>> | undefined)?.[wrappedAs];
    },
  };
}

function made({ node: { keys, values }, length, key, last }: Version): unknown {
  if (!keys) {
    const list = values.slice(0, length);
    if (last !== undefined) list.push(typeof last === 'string' ? last : made(last));
    return list;
  }
  const object: Record<string, unknown> = {};
  for (let at = 0; at < length; at++) object[keys[at] as string] = values[at];
  if (typeof last === 'string') object[key] = last;
  else if (last) makeWhenRead(object, key, last);
  return object;
}

/** A list is copied for those who look at it: to copy it for each delta would cost the square of its length. */
function makeWhenRead(object: object, key: string, version: Version): void {
  let value: unknown;
  Object.defineProperty(object, key, {
    enumerable: true,
    configurable: true,
    get: () => (value ??= made(version)),
  });
}
