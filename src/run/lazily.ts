const LAZY = Symbol('lazy');

interface Lazy {
  readonly [LAZY]: {
    readonly makers: Readonly<Record<string, (() => unknown) | undefined>>;
    readonly made: Record<string, unknown>;
  };
}

const descriptors = new Map<string, PropertyDescriptor>();

/**
 * Adds fields that are made when they are first read: own and enumerable, so that a spread, JSON and comparisons see them.
 *
 * All objects share one getter a name: a getter of its own would give every object a hidden class of its own, which cost more than half
 * of a turn. What was made is kept beside the object, which may have been frozen, and which would take 400 bytes more if the
 * getter gave way to a value.
 */
export function lazily<T extends object, TFields extends Record<string, unknown>>(
  target: T,
  makers: { readonly [TName in keyof TFields]: () => TFields[TName] },
): T & TFields {
  Object.defineProperty(target, LAZY, { value: { makers, made: {} } });
  for (const name of Object.keys(makers)) Object.defineProperty(target, name, descriptorOf(name));
  return target as T & TFields;
}

function descriptorOf(name: string): PropertyDescriptor {
  let descriptor = descriptors.get(name);
  if (!descriptor) {
    const get = function (this: Lazy): unknown {
      const { makers, made } = this[LAZY];
      if (!(name in made)) made[name] = makers[name]?.();
      return made[name];
    };
    descriptors.set(name, (descriptor = { enumerable: true, configurable: true, get }));
  }
  return descriptor;
}
