/** A name for the key of each of several units of work: its own, with a number where another has the same. */
export function stepNames(named: readonly { readonly name: string }[]): string[] {
  const seen = new Map<string, number>();
  return named.map(({ name }) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name}-${count}`;
  });
}
