import type { ResponseInputItem } from 'openai/resources/responses/responses';

/** What a run takes: one message of the user's, or items of the Responses API. */
export type RunInput = string | readonly ResponseInputItem[];

/** The input of a run as items; nothing of what is no input. */
export function inputItemsOf(input: RunInput): readonly ResponseInputItem[] {
  if (typeof input === 'string') return [{ role: 'user', content: input }];
  return isRunInput(input) ? [...input] : [];
}

export function isRunInput(input: unknown): input is RunInput {
  return (
    typeof input === 'string' ||
    (Array.isArray(input) && input.every((item) => typeof item === 'object' && item !== null))
  );
}
