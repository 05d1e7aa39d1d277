/** The id of a model's answer to its nth call, from 0; models with a name of their own have ids of their own. */
export function responseIdOf(index: number, name?: string): string {
  return name === undefined ? `resp_${index + 1}` : `resp_${name}_${index + 1}`;
}
