import type { ResponseError } from 'openai/resources/responses/responses';
import type { ScriptedItem } from './ScriptedItem.js';
import type { ScriptedUsage, TokenCounts } from './ScriptedUsage.js';

/** Why a response was cut short. */
export type IncompleteReason = 'max_output_tokens' | 'content_filter';

/** What a scripted response says beside its items. */
export interface ScriptedResponseOptions {
  /** Default: made from the number of the call, for example `resp_1`. */
  readonly id?: string;
  /** Tokens; `null` for a provider that reports none. Default: 10 in, 5 out, and none when the response failed. */
  readonly usage?: TokenCounts | null;
  /** Default: `'completed'`. */
  readonly status?: 'completed' | 'incomplete' | 'failed';
  /** Why it is incomplete. Default: `'max_output_tokens'`. */
  readonly reason?: IncompleteReason;
  /** Why it failed. Default: a `server_error`. */
  readonly error?: ResponseError;
}

/** One whole response of a script. */
export interface ScriptedResponse extends ScriptedResponseOptions {
  readonly type: 'response';
  readonly items: readonly ScriptedItem[];
}

/**
 * A response, spelled out: for an id or a status of its own, or for one that has no items.
 *
 * ```ts
 * const model = scriptedModel([response([text('Hello')], { id: 'resp_abc', usage: null })]);
 * ```
 */
export function response(
  parts: readonly (ScriptedItem | ScriptedUsage)[],
  options: ScriptedResponseOptions = {},
): ScriptedResponse {
  const counts = parts.filter((part) => part.type === 'usage').at(-1);
  return {
    type: 'response',
    items: parts.filter((part) => part.type === 'output_item'),
    ...(counts && { usage: counts }),
    ...options,
  };
}
