import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { UserError } from '../errors/UserError.js';
import { latestItems } from './latestItems.js';
import { plainItemsOf } from './plainItemsOf.js';
import type { Session } from './Session.js';

/** Settings of a session that keeps its items itself. */
export interface MemorySessionOptions {
  /** How many of its latest items `getItems()` gives, and so a run goes on from, at most; all by default. */
  readonly limit?: number;
}

/**
 * A conversation in memory, for as long as this object lives. All that it does is done when its methods return.
 *
 * Items are kept as plain JSON, frozen; the same objects are handed out each time.
 *
 * ```ts
 * const session = new MemorySession();
 * await lastValueFrom(run(agent, 'My name is Ada.', { session }));
 * const { history } = await lastValueFrom(run(agent, 'What is my name?', { session }));
 * ```
 */
export class MemorySession implements Session {
  readonly #items: ResponseInputItem[] = [];
  readonly #limit: number;

  /**
   * @param items what was said before
   * @throws UserError when one of them is no item, or the limit is no whole number from 0
   */
  constructor(items: readonly ResponseInputItem[] = [], { limit = Infinity }: MemorySessionOptions = {}) {
    this.#limit = requireLimit(limit);
    this.addItems(items);
  }

  /**
   * The latest items, oldest first. Where the limit would cut a call from its output, or an item from the reasoning that it came of,
   * there are fewer: what was cut apart is left out.
   *
   * @param limit how many at most; 0 gives none
   * @throws UserError when the limit is no whole number from 0
   */
  getItems(limit: number = this.#limit): readonly ResponseInputItem[] {
    return latestItems(this.#items, requireLimit(limit));
  }

  /**
   * Adds copies of items behind those that are there.
   *
   * @throws UserError when one of them is no item; then none is added
   */
  addItems(items: readonly ResponseInputItem[]): void {
    const copies = plainItemsOf(items, freeze);
    if (!copies) {
      throw new UserError(
        `A session was given something else than an array of items. Give it items that can be written as JSON, such as { role: 'user', content: 'Hi' }.`,
      );
    }
    // Not by one push with all of them: some engines take no more than 100,000 arguments.
    for (const item of copies) this.#items.push(item);
  }

  /** Takes the latest item out. */
  popItem(): ResponseInputItem | undefined {
    return this.#items.pop();
  }

  /** Takes all items out. */
  clearSession(): void {
    this.#items.length = 0;
  }
}

/** Not by a reviver of `JSON.parse`, which costs ten times as much. */
function freeze(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  Object.values(value).forEach(freeze);
  Object.freeze(value);
}

function requireLimit(limit: number): number {
  if (limit >= 0 && (limit === Infinity || Number.isInteger(limit))) return limit;
  throw new UserError(
    `The limit of a session is ${String(limit)}. Give a whole number of items from 0, or none for all items.`,
  );
}
