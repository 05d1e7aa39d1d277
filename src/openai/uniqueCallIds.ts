import type { ModelRequest } from '../index.js';

/**
 * Makes call ids that no other call of the conversation has: some servers number the calls of each answer anew (`call_0`),
 * or send the function's name. The same ids in the same conversation give the same result.
 */
export function uniqueCallIds(input: ModelRequest['input']): (wanted: string) => string {
  // Most answers hold no call: the conversation is looked through when the first one comes.
  let taken: Set<string> | undefined;
  return (wanted) => {
    taken ??= new Set(input.flatMap((item) => (item.type === 'function_call' ? [item.call_id] : [])));
    let id = wanted;
    for (let suffix = 2; taken.has(id); suffix++) id = `${wanted}_${suffix}`;
    taken.add(id);
    return id;
  };
}
