import { isJsonObject } from './isJsonObject.js';
import { followRef } from './jsonPointer.js';
import { mergeJsonSchemas } from './mergeJsonSchemas.js';
import { schemaRefusal, type SchemaSource } from './SchemaSource.js';

type Node = Readonly<Record<string, unknown>>;

const REFUSED = [
  ...['not', 'if', 'then', 'else', 'dependentRequired', 'dependentSchemas', 'dependencies'],
  ...['unevaluatedProperties', 'unevaluatedItems', 'minProperties', 'maxProperties'],
  ...['contains', 'minContains', 'maxContains', 'uniqueItems', '$dynamicRef', '$recursiveRef'],
];
const SENT = [
  ...['type', 'properties', 'required', 'additionalProperties', 'items', 'enum', 'const', 'pattern', 'format'],
  ...['minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  ...['minItems', 'maxItems'],
  // Rewritten or refused later, where there is more to say about them.
  ...['prefixItems', 'additionalItems', 'patternProperties'],
];
const ANNOTATIONS = ['title', 'description'];

/**
 * A schema in one piece, with the keywords that may be sent: either a `$ref`, or an `anyOf`, each with no more than a title and
 * a description, or a schema without `allOf`, `anyOf` and `oneOf`. Other annotations, such as `default`, are refused by
 * strict mode and left out.
 */
export function flattenJsonSchema(
  source: SchemaSource,
  node: unknown,
  path: string,
  seen: readonly unknown[] = [],
): Node {
  if (node === true) return {};
  if (!isJsonObject(node)) throw schemaRefusal(source, path, 'is no schema that has a value', 'Leave it out');
  const refused = REFUSED.find((keyword) => Object.hasOwn(node, keyword));
  if (refused !== undefined) {
    throw schemaRefusal(source, path, `uses "${refused}", which strict mode does not take`, 'Leave it out');
  }
  const own = modernTuple(pick(node, [...ANNOTATIONS, ...SENT]));
  const union = unionOf(source, node, path);
  const parts = partsOf(node);
  const [part] = parts;
  if (parts.length === 1 && union === undefined && isAnnotation(own)) {
    // A reference stays one: what it refers to may contain it.
    return { ...('$ref' in node ? { $ref: node['$ref'] } : flattenJsonSchema(source, part, path, seen)), ...own };
  }
  const merge = (base: Node, other: unknown) => {
    const flat = dereference(source, flattenJsonSchema(source, other, path, seen), path, seen);
    return mergeJsonSchemas(source, base, flat, path);
  };
  const { anyOf, ...base } = parts.reduce(merge, own);
  const options = bothUnions(source, union, anyOf, path);
  if (options === undefined) return base;
  if (isAnnotation(base)) return { ...base, anyOf: options };
  const constraints = Object.fromEntries(Object.entries(base).filter(([keyword]) => !ANNOTATIONS.includes(keyword)));
  return { ...pick(base, ANNOTATIONS), anyOf: options.map((option) => merge(constraints, option)) };
}

/** Puts what is referred to in the place of a reference. */
export function dereference(source: SchemaSource, flat: Node, path: string, seen: readonly unknown[] = []): Node {
  const { $ref: ref } = flat;
  if (ref === undefined) return flat;
  if (seen.includes(ref))
    throw schemaRefusal(source, path, `refers to itself by ${JSON.stringify(ref)}`, 'Say what it holds');
  const target = referredBy(source, ref, path);
  const inner = dereference(source, flattenJsonSchema(source, target, path, [...seen, ref]), path, [...seen, ref]);
  return { ...inner, ...pick(flat, ANNOTATIONS) };
}

/** What a reference points to. */
export function referredBy(source: SchemaSource, ref: unknown, path: string): unknown {
  const target = followRef(source.root, ref);
  if (target === undefined) {
    throw schemaRefusal(
      source,
      path,
      `refers to ${JSON.stringify(ref)}, which is not in the schema`,
      'Put it in $defs',
    );
  }
  return target;
}

function partsOf({ $ref, allOf = [] }: Node): readonly unknown[] {
  const parts = [allOf].flat();
  return $ref === undefined ? parts : [{ $ref }, ...parts];
}

function unionOf(source: SchemaSource, { anyOf, oneOf }: Node, path: string): readonly unknown[] | undefined {
  const union = bothUnions(source, anyOf, oneOf, path);
  if (union?.length === 0) throw schemaRefusal(source, path, 'has a union without options', 'Give a list of schemas');
  return union;
}

function bothUnions(source: SchemaSource, one: unknown, other: unknown, path: string): readonly unknown[] | undefined {
  if (one !== undefined && other !== undefined) {
    throw schemaRefusal(source, path, 'combines two unions, which strict mode cannot send', 'Write them as one anyOf');
  }
  const union = one ?? other;
  return union === undefined ? undefined : [union].flat();
}

/** Up to draft 2019-09 a tuple is a list of `items`, with `additionalItems` for the rest. */
function modernTuple(node: Node): Node {
  const { items, additionalItems, ...rest } = node;
  if (!Array.isArray(items)) return node;
  return { ...rest, prefixItems: items, ...(additionalItems !== undefined && { items: additionalItems }) };
}

function pick(node: Node, keywords: readonly string[]): Node {
  return Object.fromEntries(keywords.filter((key) => Object.hasOwn(node, key)).map((key) => [key, node[key]]));
}

function isAnnotation(node: Node): boolean {
  return Object.keys(node).every((keyword) => ANNOTATIONS.includes(keyword));
}
