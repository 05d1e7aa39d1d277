import { isEqual } from './isEqual.js';
import { isMatcher } from './isMatcher.js';
import { show } from './show.js';

/**
 * Where a value is not what a pattern says: a pattern's fields are compared, those that it leaves out are not, and an array has its
 * length.
 *
 * @returns nothing where it fits
 */
export function mismatchOf(value: unknown, pattern: unknown, path = ''): string | undefined {
  if (
    isContainer(pattern) &&
    !isMatcher(pattern) &&
    isContainer(value) &&
    Array.isArray(pattern) === Array.isArray(value)
  ) {
    if (Array.isArray(pattern) && pattern.length !== value['length']) {
      return `${named(path)} has the length ${show(value['length'])}, not ${pattern.length}`;
    }
    for (const [key, expected] of Object.entries(pattern)) {
      const mismatch = mismatchOf(value[key], expected, path === '' ? key : `${path}.${key}`);
      if (mismatch !== undefined) return mismatch;
    }
    return undefined;
  }
  return isEqual(pattern, value) ? undefined : `${named(path)} is ${show(value)}, not ${show(pattern)}`;
}

function named(path: string): string {
  return path === '' ? 'it' : path;
}

function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
