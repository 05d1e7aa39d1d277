import type { ViewEntry, ViewList } from './ViewList.js';

/** An id that nothing in a list has yet: those of some servers repeat, and frameworks tell by them what they draw. */
export function newIdIn(list: ViewList<ViewEntry<{ readonly id: string }>>, id: string): string {
  if (!list.find((shown) => shown.id === id)) return id;
  // A loop: one id may come by the thousands, and the stack is not as deep.
  const taken = new Set(list.items.map((shown) => shown.id));
  let free = id;
  while (taken.has(free)) free += "'";
  return free;
}
