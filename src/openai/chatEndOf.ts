/** How a Chat answer ended: whole, cut short for a reason that the Responses API has, or in a failure of the server's. */
export type ChatEnd = 'completed' | 'max_output_tokens' | 'content_filter' | 'failed';

/**
 * What a `finish_reason` says. Servers have words of their own for the same ends (`model_length`, `SAFETY`,
 * `insufficient_system_resource`); one that is not known is no reason to distrust the answer.
 */
export function chatEndOf(finishReason: string | undefined): ChatEnd {
  const reason = finishReason?.toLowerCase() ?? '';
  if (/length|max_tokens|context_window/.test(reason)) return 'max_output_tokens';
  if (/content_filter|safety|sensitive|prohibited|recitation|blocklist/.test(reason)) return 'content_filter';
  return /error|abort|insufficient|malformed|overload/.test(reason) ? 'failed' : 'completed';
}
