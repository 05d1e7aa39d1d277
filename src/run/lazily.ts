const MAKERS = Symbol('makers');

type Lazy = Record<PropertyKey, unknown> & { readonly [MAKERS]: Record<string, (() => unknown) | undefined> };

const descriptors = new Map<string, PropertyDescriptor>();

/**
 * Adds fields that are made when they are first read: own and enumerable, so that a spread, JSON and comparisons see them.
 *
 * All objects share one getter a name: a getter of its own would give every object a hidden class of its own, which cost more than half
 * of a turn.
 */
export function lazily<T extends object, TFields extends Record<string, unknown>>(
  target: T,
  makers: { readonly [TName in keyof TFields]: () => TFields[TName] },
): T & TFields {
  Object.defineProperty(target, MAKERS, { value: makers });
  for (const name of Object.keys(makers)) Object.defineProperty(target, name, descriptorOf(name));
  return target as T & TFields;
}

function descriptorOf(name: string): PropertyDescriptor {
  let descriptor = descriptors.get(name);
  if (!descriptor) {
    const get = function (this: Lazy): unknown {
      const makers = this[MAKERS];
      const value = makers[name]?.();
      // What was frozen before it was read, as stores do in development, keeps its getter.
      if (Object.isFrozen(this)) makers[name] = () => value;
      else Object.defineProperty(this, name, { value, enumerable: true });
      return value;
    };
    descriptors.set(name, (descriptor = { enumerable: true, configurable: true, get }));
  }
  return descriptor;
}
