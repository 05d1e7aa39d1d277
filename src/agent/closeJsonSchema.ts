import { allowsNull } from './allowsNull.js';
import { closeTuple } from './closeTuple.js';
import { dereference, flattenJsonSchema, referredBy } from './flattenJsonSchema.js';
import { isJsonObject } from './isJsonObject.js';
import { definitionRef, pointerNames } from './jsonPointer.js';
import { nullableJsonSchema } from './nullableJsonSchema.js';
import type { JsonSchema } from './Schema.js';
import { schemaRefusal, type SchemaSource } from './SchemaSource.js';
import { schemaTypesOf } from './schemaTypesOf.js';

/** A JSON Schema as strict mode takes it. */
export interface ClosedSchema {
  readonly jsonSchema: JsonSchema;
  /** For each object of the closed schema, the keys for which `null` now stands for "left out". */
  readonly addedNulls: ReadonlyMap<object, ReadonlySet<string>>;
  /** The key under which a root that is not an object is sent; absent for an object. */
  readonly wrappedAs?: string;
}

/**
 * Closes a JSON Schema: its objects take no other keys and require all of theirs, optional keys take `null` instead, `oneOf` is
 * `anyOf`, and the root is an object.
 *
 * @param wrapAs the key under which a root that is not an object is sent
 * @throws UserError naming the path of what cannot be closed
 */
export function closeJsonSchema(source: SchemaSource, wrapAs: string): ClosedSchema {
  const root = dereference(source, flattenJsonSchema(source, source.root, ''), '');
  const isObject = root['anyOf'] === undefined && schemaTypesOf(root).join() === 'object';
  const closing = new Closing(source, isObject);
  const schema = closing.close(isObject ? root : source.root, '');
  const sent = isObject
    ? schema
    : { type: 'object', properties: { [wrapAs]: schema }, required: [wrapAs], additionalProperties: false };
  const { definitions } = closing;
  return {
    // Assigned, since a copy of the root would not be found in addedNulls.
    jsonSchema: definitions.size === 0 ? sent : Object.assign(sent, { $defs: Object.fromEntries(definitions) }),
    addedNulls: closing.addedNulls,
    ...(!isObject && { wrappedAs: wrapAs }),
  };
}

class Closing {
  readonly definitions = new Map<string, JsonSchema>();
  readonly addedNulls = new Map<object, ReadonlySet<string>>();
  readonly #refs = new Map<unknown, string>();
  readonly #source: SchemaSource;

  constructor(source: SchemaSource, isRootKept: boolean) {
    this.#source = source;
    if (isRootKept) this.#refs.set('#', '#');
  }

  close(node: unknown, path: string): JsonSchema {
    const { $ref, anyOf, ...flat } = flattenJsonSchema(this.#source, node, path);
    if ($ref !== undefined) {
      const reference = { $ref: this.#reference($ref, path) };
      // Strict mode refuses a description beside a reference.
      return Object.keys(flat).length === 0 ? reference : { ...flat, anyOf: [reference] };
    }
    if (Array.isArray(anyOf)) return { ...flat, anyOf: this.#options(anyOf, path) };
    const types = schemaTypesOf(flat);
    if (types.length === 0) {
      throw schemaRefusal(this.#source, path, 'takes any value, which strict mode cannot send', 'Say what it holds');
    }
    const typed = { type: types.length === 1 ? types[0] : types, ...flat };
    const shaped = types.includes('array') ? this.#array(typed, path) : typed;
    return types.includes('object') ? this.#object(shaped, path) : shaped;
  }

  #options(options: readonly unknown[], path: string): JsonSchema[] {
    const isChoice = options.filter((option) => !(isJsonObject(option) && option['type'] === 'null')).length > 1;
    return options.map((option, index) => this.close(option, isChoice ? `${path} (option ${index + 1})`.trim() : path));
  }

  #object(node: JsonSchema, path: string): JsonSchema {
    const { properties = {}, required = [], additionalProperties = false, patternProperties, ...rest } = node;
    if (additionalProperties !== false || patternProperties !== undefined) {
      throw schemaRefusal(
        this.#source,
        path,
        'takes keys that it does not list, which strict mode cannot send',
        'List its keys',
      );
    }
    const described = isJsonObject(properties) ? properties : {};
    const needed: readonly unknown[] = Array.isArray(required) ? required : [];
    const unknown = needed.find((key) => typeof key !== 'string' || !Object.hasOwn(described, key));
    if (unknown !== undefined) {
      throw schemaRefusal(
        this.#source,
        path,
        `requires the key ${JSON.stringify(unknown)} without describing it`,
        'Describe it in properties',
      );
    }
    const added = new Set<string>();
    const closed = Object.entries(described).map(([key, value]): [string, JsonSchema] => {
      const schema = this.close(value, path === '' ? key : `${path}.${key}`);
      if (needed.includes(key) || allowsNull(this.#source.root, value)) return [key, schema];
      added.add(key);
      return [key, nullableJsonSchema(schema)];
    });
    const object: JsonSchema = {
      ...rest,
      properties: Object.fromEntries(closed),
      required: closed.map(([key]) => key),
      additionalProperties: false,
    };
    if (added.size > 0) this.addedNulls.set(object, added);
    return object;
  }

  #array(node: JsonSchema, path: string): JsonSchema {
    const { items = true, prefixItems = [], ...rest } = node;
    const places = [prefixItems].flat().map((place, index) => this.close(place, `${path}[${index}]`));
    if (places.length === 0) return { ...rest, items: this.close(items, `${path}[]`) };
    const isOpen = 'items' in node && items !== false;
    return closeTuple(rest, places, isOpen ? this.close(items, `${path}[]`) : undefined);
  }

  #reference(ref: unknown, path: string): string {
    const known = this.#refs.get(ref);
    if (known !== undefined) return known;
    const target = referredBy(this.#source, ref, path);
    const base = pointerNames(ref)?.at(-1) ?? 'root';
    let name = base;
    for (let n = 2; this.definitions.has(name); n += 1) name = `${base}_${n}`;
    this.#refs.set(ref, definitionRef(name));
    // Holds the name, and its place, while the definition may refer to itself.
    this.definitions.set(name, {});
    this.definitions.set(name, this.close(target, path));
    return definitionRef(name);
  }
}
