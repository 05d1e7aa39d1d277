import type { ClosedSchema } from './ClosedSchema.js';
import { isJsonObject } from './isJsonObject.js';
import { isKeptKeyword } from './isKeptKeyword.js';
import { jsonTypeOf } from './jsonTypeOf.js';
import { nullableJsonSchema } from './nullableJsonSchema.js';
import type { JsonSchema } from './Schema.js';
import { takesValue } from './takesValue.js';

/** A closed JSON Schema, with what is needed to undo the closing in a value. */
export interface Closing {
  readonly jsonSchema: ClosedSchema;
  /** The schemas of optional keys, for which `null` now stands for "left out". */
  readonly addedNulls: ReadonlySet<ClosedSchema>;
}

const REFUSED =
  /^(not|if|depend\w+|unevaluated\w+|prefixItems|patternProperties|contains|uniqueItems|m(in|ax)Properties|\$dynamicRef)$/;
const UNION = /^(\$ref|(all|any|one)Of)$/;
const SHAPE = /^(type|properties|required|additionalProperties|items|enum|const)$/;

/**
 * Closes a JSON Schema whose root is an object: objects take no other keys and require all of theirs, optional keys take
 * `null` instead, and `oneOf` is `anyOf`.
 *
 * @param refuse makes the error for what cannot be closed, of the path where it is, such as `.a[].b`
 */
export function closeJsonSchema(root: JsonSchema, refuse: (what: string, path: string) => Error): Closing {
  const given = { ...(root['$defs'] as Readonly<Record<string, unknown>> | undefined) };
  const $defs: Record<string, ClosedSchema> = {};
  const addedNulls = new Set<ClosedSchema>();

  const close = (node: unknown, path: string): ClosedSchema => {
    if (!isJsonObject(node)) throw refuse('no type', path);
    const keywords = Object.keys(node);
    const refused = keywords.find((keyword) => REFUSED.test(keyword));
    if (refused) throw refuse(`"${refused}"`, path);
    const kept = Object.fromEntries(Object.entries(node).filter(isKeptKeyword));
    const [union, ...others] = keywords.filter((keyword) => UNION.test(keyword));
    if (!union) return closeTyped(node, kept, path);
    const beside = others[0] ?? keywords.find((keyword) => SHAPE.test(keyword));
    if (beside) throw refuse(`"${beside}" beside "${union}"`, path);
    const closed = union === '$ref' ? closeRef(String(node[union]), path) : closeUnion(union, node[union], path);
    // Strict mode refuses a description beside a reference.
    return '$ref' in closed && Object.keys(kept)[0] ? { ...kept, anyOf: [closed] } : { ...closed, ...kept };
  };

  const closeUnion = (union: string, value: unknown, path: string): ClosedSchema => {
    const options = [value].flat().map((option) => close(option, path));
    const [first, ...others] = options;
    if (!first || (others[0] && union === 'allOf')) {
      throw refuse(`"${union}" of ${options.length} schemas`, path);
    }
    return others[0] ? { anyOf: options } : first;
  };

  const closeRef = ($ref: string, path: string): ClosedSchema => {
    const name = $ref.replace('#/$defs/', '');
    if ($ref !== '#' && !$defs[name]) {
      if (!given[name]) throw refuse(`a "$ref" to ${$ref}`, path);
      // Holds the name while the definition may refer to itself.
      $defs[name] = {};
      $defs[name] = close(given[name], path);
    }
    return { $ref };
  };

  const closeTyped = (node: JsonSchema, kept: ClosedSchema, path: string): ClosedSchema => {
    const { properties, items, const: value, enum: listed } = node;
    const values = 'const' in node ? [value] : (listed as unknown[] | undefined);
    const implied = values?.map(jsonTypeOf) ?? (properties ? 'object' : items && 'array') ?? [];
    const types = [...new Set([(node['type'] ?? implied) as string | string[]].flat())];
    if (!types[0]) throw refuse('no type', path);
    return {
      ...kept,
      type: types[1] ? types : types[0],
      ...(values && { enum: values }),
      ...(types.includes('array') && { items: close(items, `${path}[]`) }),
      ...(types.includes('object') && closeObject(node, path)),
    };
  };

  const closeObject = (node: JsonSchema, path: string): ClosedSchema => {
    const { required = [], additionalProperties = false } = node;
    if (additionalProperties !== false) throw refuse('"additionalProperties"', path);
    const properties = { ...(node['properties'] as Readonly<Record<string, unknown>> | undefined) };
    const needed = [required].flat();
    const keys = [...new Set([...Object.keys(properties), ...needed.map(String)])];
    const closed = keys.map((key): [string, ClosedSchema] => {
      const schema = close(properties[key], `${path}.${key}`);
      if (needed.includes(key) || takesValue({ $defs }, schema, null)) return [key, schema];
      const nullable = nullableJsonSchema(schema);
      addedNulls.add(nullable);
      return [key, nullable];
    });
    return { properties: Object.fromEntries(closed), required: keys, additionalProperties: false };
  };

  const jsonSchema = close(root, '');
  return { jsonSchema: { ...jsonSchema, ...(Object.keys($defs)[0] && { $defs }) }, addedNulls };
}
