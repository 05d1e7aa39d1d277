import type { ResponseInputItem } from 'openai/resources/responses/responses';
import type { Eventually } from '../interop/Eventually.js';

/** Where a conversation is kept between runs. */
export interface Session {
  /** The latest `limit` items, oldest first; all of them without a limit. */
  getItems(limit?: number): Eventually<readonly ResponseInputItem[]>;
  /** Adds items behind those that are there: all of them or none. */
  addItems(items: readonly ResponseInputItem[]): Eventually<unknown>;
  /** Takes the latest item out. */
  popItem(): Eventually<ResponseInputItem | undefined>;
  /** Takes all items out. */
  clearSession(): Eventually<unknown>;
}
