/** Whether a value is what there may be of another while that one is still being written. */
export function isPart(part: unknown, whole: unknown): boolean {
  if (typeof part === 'string') return typeof whole === 'string' && whole.startsWith(part);
  if (typeof part !== 'object' || part === null) return Object.is(part, whole);
  if (typeof whole !== 'object' || whole === null || Array.isArray(part) !== Array.isArray(whole)) return false;
  return Object.entries(part).every(
    ([key, each]) => Object.hasOwn(whole, key) && isPart(each, (whole as Record<string, unknown>)[key]),
  );
}
