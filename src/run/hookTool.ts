import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { concat, identity, of, type MonoTypeOperatorFunction } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import { callHooks } from './callHooks.js';
import { replaceToolOutput } from './replaceToolOutput.js';
import type { Turn } from './Turn.js';

/** Calls the hooks of a tool: before it is started, and before its output is told. */
export function hookTool(turn: Turn, toolCall: ResponseFunctionToolCall): MonoTypeOperatorFunction<RunEvent> {
  const step = `tool/${toolCall.call_id}/hooks/`;
  const { onToolStart, onToolEnd } = { ...turn.env.hooks, ...turn.hooks };
  if (!onToolStart && !onToolEnd) return identity;
  return (work$) =>
    concat(
      callHooks(turn, turn.hooks, 'onToolStart', step, () => ({ toolCall })),
      work$.pipe(
        replaceToolOutput((event) =>
          concat(
            callHooks(turn, turn.hooks, 'onToolEnd', step, () => ({ toolCall, output: event.item.output })),
            of(event),
          ),
        ),
      ),
    );
}
