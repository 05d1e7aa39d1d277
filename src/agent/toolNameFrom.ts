/** An agent's name as part of a function's name: lower case, with `_` for what the API does not take. */
export function toolNameFrom(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, '_')
    .slice(0, 48);
}
