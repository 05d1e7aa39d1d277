import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import type { ScriptedItem } from './ScriptedItem.js';

type Hosted = Exclude<Extract<ResponseOutputItem, { type: `${string}_call` }>, { type: 'function_call' }>;
type WithoutId<TItem> = TItem extends unknown ? Omit<TItem, 'id'> & { readonly id?: string } : never;

/** A hosted tool's call, as the Responses API writes it; its `id` may be left out. */
export type HostedCall = WithoutId<Hosted>;

/**
 * A call of a tool that the provider runs itself.
 *
 * ```ts
 * const search = hostedCall({ type: 'web_search_call', status: 'completed', action: { type: 'search', query: 'Oslo' } });
 * const model = scriptedModel([[search, text('Oslo is in Norway.')]]);
 * ```
 */
export function hostedCall(call: HostedCall): ScriptedItem {
  return {
    type: 'output_item',
    streamAt: ({ idSuffix }) => {
      const done: ResponseOutputItem = { ...call, id: call.id ?? `${call.type}_${idSuffix}` };
      return { added: done, chunks: [], done };
    },
  };
}
