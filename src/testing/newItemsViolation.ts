import type { RunItem } from '../index.js';
import { describeItem } from './describeEvent.js';
import type { Violation } from './RunGrammarError.js';
import { RUN_RULES } from './runRules.js';
import { sameJson } from './sameJson.js';

/** Where a result's list of items is not what was announced. */
export function newItemsViolation(announced: readonly RunItem[], newItems: readonly RunItem[]): Violation | undefined {
  const longest = announced.length > newItems.length ? announced : newItems;
  const at = longest.findIndex((_, index) => !isSameItem(announced[index], newItems[index]));
  if (at === -1) return undefined;
  const reason = `newItems[${at}] is ${describe(newItems[at])}, but item ${at} that was announced is ${describe(announced[at])}`;
  return { reason, rule: RUN_RULES.newItems };
}

function isSameItem(one: RunItem | undefined, other: RunItem | undefined): boolean {
  if (one === other) return true;
  // A run that was sent over a wire has copies; a tool's `output` may be anything, and is not compared.
  return one?.type === other?.type && sameJson(one?.rawItem, other?.rawItem);
}

function describe(item: RunItem | undefined): string {
  return item ? `${item.type} ${describeItem(item)}` : 'missing';
}
