import { defer, filter, map, type OperatorFunction } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import { rawDataOf } from '../interop/rawDataOf.js';

/** A call's arguments as far as they are written. */
export interface ToolArguments {
  readonly callId: string;
  readonly toolName: string;
  /** JSON that has not ended yet. */
  readonly arguments: string;
}

/**
 * The arguments of the model's calls as they form, each value with all of one call's so far.
 *
 * ```ts
 * run$.pipe(toolArguments()).subscribe((call) => console.log(call.toolName, call.arguments));
 * ```
 */
export function toolArguments(): OperatorFunction<RunEvent, ToolArguments> {
  return (run$) =>
    defer(() => {
      /** The calls of the response, by their place in it. */
      const calls = new Map<number, ToolArguments>();
      return run$.pipe(
        map((event) => {
          const data = rawDataOf(event);
          switch (data?.type) {
            case 'response.created':
              calls.clear();
              return undefined;
            case 'response.output_item.added':
              // Some servers leave out what is empty.
              if (data.item?.type !== 'function_call') return undefined;
              calls.set(data.output_index, {
                callId: data.item.call_id,
                toolName: data.item.name,
                arguments: data.item.arguments ?? '',
              });
              return undefined;
            case 'response.function_call_arguments.delta': {
              const call = calls.get(data.output_index);
              const grown = call && { ...call, arguments: call.arguments + data.delta };
              if (grown) calls.set(data.output_index, grown);
              return grown;
            }
            default:
              return undefined;
          }
        }),
        filter((call) => call !== undefined),
      );
    });
}
