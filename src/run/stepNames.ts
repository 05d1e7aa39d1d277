/** A name for the key of each of several units of work: its own, with a number where another has the same. */
export function stepNames(named: readonly { readonly name: string }[]): string[] {
  const taken = new Set<string>();
  return named.map(({ name }) => {
    let step = name;
    for (let count = 2; taken.has(step); count += 1) step = `${name}-${count}`;
    taken.add(step);
    return step;
  });
}
