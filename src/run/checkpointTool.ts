import type { ResponseFunctionToolCall } from 'openai/resources/responses/responses';
import { concat, identity, of, type MonoTypeOperatorFunction } from 'rxjs';
import type { RunEvent } from '../events/RunEvent.js';
import { replaceToolOutput } from './replaceToolOutput.js';
import type { Turn } from './Turn.js';

/** Hands out a state when a tool has settled, where the run is asked for that. */
export function checkpointTool(turn: Turn, { call_id }: ResponseFunctionToolCall): MonoTypeOperatorFunction<RunEvent> {
  const { checkpoint } = turn.env;
  if (!checkpoint) return identity;
  return replaceToolOutput((event) => concat(of(event), checkpoint(turn, `tool/${call_id}/checkpoint`)));
}
