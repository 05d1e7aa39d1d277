import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { plainItemsOf } from '../session/plainItemsOf.js';

/** What a run takes: one message of the user's, or items of the Responses API. */
export type RunInput = string | readonly ResponseInputItem[];

/**
 * The input of a run as items; nothing of what is no input.
 *
 * Copies, so that what is edited later, here or there, is not mistaken for what was sent: a provider keeps what it made of an item.
 */
export function inputItemsOf(input: unknown): readonly ResponseInputItem[] | undefined {
  if (typeof input === 'string') return [{ role: 'user', content: input }];
  return plainItemsOf(input);
}
