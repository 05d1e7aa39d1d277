import { deltasOf, type Deltas } from './deltasOf.js';
import type { ScriptedItem } from './ScriptedItem.js';

/** How a scripted function call is written. */
export interface ToolCallOptions {
  /** Default: made from the call's place, for example `call_1_0`. */
  readonly callId?: string;
  /** The item's id. Default: made from its place, for example `fc_1_0`. */
  readonly id?: string;
  /** The pieces that the arguments are streamed in, or how many. Default: 1. */
  readonly deltas?: Deltas;
}

/**
 * A function call of the model: a tool's, or a handoff's.
 *
 * @param args The arguments; a string is sent as it is, so that a script can hold what is not JSON.
 * @throws UserError when the deltas do not add up to the arguments.
 *
 * ```ts
 * const model = scriptedModel([toolCall('get_weather', { city: 'Oslo' }), text('It is 4 °C in Oslo.')]);
 * ```
 */
export function toolCall(
  name: string,
  args: object | string = {},
  { callId, id, deltas }: ToolCallOptions = {},
): ScriptedItem {
  const written = typeof args === 'string' ? args : JSON.stringify(args);
  const pieces = deltasOf(written, deltas);
  return {
    type: 'output_item',
    streamAt: ({ outputIndex: output_index, idSuffix }) => {
      const item_id = id ?? `fc_${idSuffix}`;
      const place = { item_id, output_index };
      const call = { type: 'function_call', id: item_id, call_id: callId ?? `call_${idSuffix}`, name } as const;
      return {
        added: { ...call, arguments: '', status: 'in_progress' },
        chunks: [
          ...pieces.map((delta) => ({ type: 'response.function_call_arguments.delta' as const, ...place, delta })),
          { type: 'response.function_call_arguments.done', ...place, name, arguments: written },
        ],
        done: { ...call, arguments: written, status: 'completed' },
      };
    },
  };
}
