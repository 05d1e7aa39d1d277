import { isMatcher } from './isMatcher.js';

/**
 * Tells whether two values are alike through and through; fields that are `undefined` count as absent. What a test runner has for "any
 * such value" (`expect.any(Number)`) says itself what it is alike to, on the side of `one`.
 */
export function isEqual(one: unknown, other: unknown): boolean {
  return alike(one, other, new Map());
}

function alike(one: unknown, other: unknown, known: Map<unknown, Set<unknown>>): boolean {
  if (Object.is(one, other)) return true;
  if (isMatcher(one)) return one.asymmetricMatch(other) === true;
  if (!isObject(one) || !isObject(other) || Object.getPrototypeOf(one) !== Object.getPrototypeOf(other)) return false;
  // What holds itself comes back to a pair that is being compared; one that was found to differ would have ended it all.
  const others = known.get(one) ?? new Set();
  if (others.has(other)) return true;
  known.set(one, others.add(other));
  const [part, otherPart] = [partsOf(one), partsOf(other)];
  const keys = new Set([...Object.keys(part), ...Object.keys(otherPart)]);
  return [...keys].every((key) => alike(part[key], otherPart[key], known));
}

/** What a value consists of, some of which its own fields do not show. */
function partsOf(value: Record<string, unknown>): Record<string, unknown> {
  // Dates, told by their shape since there are several realms; then errors; then lists, maps, sets and bytes.
  if (typeof value['getTime'] === 'function') return { time: (value as unknown as { getTime(): unknown }).getTime() };
  if ('stack' in value) return { ...value, stack: undefined, name: value['name'], message: value['message'] };
  return Symbol.iterator in value ? { ...value, ...listed(value) } : value;
}

function listed(value: object): Record<string, unknown> {
  const values = [...(value as Iterable<unknown>)];
  return { ...Object.fromEntries(values.entries()), length: values.length };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
