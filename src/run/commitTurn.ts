import { append, logItems } from './Log.js';
import { addUsage, requestUsageOf } from './requestUsageOf.js';
import type { RunProgress } from './RunProgress.js';
import { turnHistoryOf } from './turnHistoryOf.js';
import { turnRecordOf } from './turnRecordOf.js';

const CHARACTERS_A_TOKEN = 4;

/** Closes the books on the turn in progress: its response, its usage and its part of the history. */
export function commitTurn(progress: RunProgress): RunProgress {
  const { current: turn, ...rest } = progress;
  if (!turn) return progress;
  const { terminal, status, started, characters } = turn.response;
  const { output, outputs } = turnRecordOf(turn.response, logItems(rest.newItems, turn.firstItem));
  const usage = terminal?.usage && requestUsageOf(terminal.usage);
  const responseId = (terminal ?? started)?.id;
  const named = responseId ? { responseId } : {};
  const cut = rest.ending?.type === 'stopped' ? 'cancelled' : 'failed';
  const isBegun = started !== undefined || characters > 0;
  const unfinished = { ...named, estimatedOutputTokens: Math.ceil(characters / CHARACTERS_A_TOKEN) };
  return {
    ...rest,
    requests: rest.requests + (terminal ? 1 : 0),
    usage: usage ? addUsage(rest.usage, usage) : rest.usage,
    perRequest: append(rest.perRequest, usage ? [usage] : []),
    unfinished: append(rest.unfinished, !terminal && isBegun ? [unfinished] : []),
    responses: append(rest.responses, [{ output, ...(usage && { usage }), ...named, status: status ?? cut }]),
    history: append(
      rest.history,
      // What failed or was cut is not stored.
      turnHistoryOf(output, outputs, status !== undefined && status !== 'failed'),
    ),
  };
}
