import type { RunItem } from '../events/RunItem.js';
import { logItems } from './Log.js';
import type { RunProgress } from './RunProgress.js';

/** What the turn in progress has announced, before the run was resumed and since. */
export function turnItemsOf({ newItems, current }: RunProgress): readonly RunItem[] {
  if (!current) return [];
  const items = logItems(newItems, current.firstItem);
  return current.earlier.length === 0 ? items : [...current.earlier, ...items];
}
