import type { ViewEntry, ViewList } from './ViewList.js';

/** An id that nothing in a list has yet: those of some servers repeat, and frameworks tell by them what they draw. */
export function newIdIn(list: ViewList<ViewEntry<{ readonly id: string }>>, id: string): string {
  return list.find((shown) => shown.id === id) ? newIdIn(list, `${id}'`) : id;
}
