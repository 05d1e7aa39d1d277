/** What a test runner has for "any such value": Jest's, Vitest's and Jasmine's have this in common. */
export interface Matcher {
  asymmetricMatch(other: unknown): unknown;
  /** Absent in Jasmine's. */
  toAsymmetricMatcher?(): string;
}

/** Tells such a value, `expect.any(Number)`, from one that is meant as it is. */
export function isMatcher(value: unknown): value is Matcher {
  return typeof (Object(value) as Partial<Matcher>).asymmetricMatch === 'function';
}
