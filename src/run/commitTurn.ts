import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import { append, logItems } from './Log.js';
import { addUsage, requestUsageOf } from './requestUsageOf.js';
import type { ResponseInProgress } from './ResponseInProgress.js';
import type { RunProgress } from './RunProgress.js';
import { turnHistoryOf } from './turnHistoryOf.js';
import { turnRecordOf } from './turnRecordOf.js';

const CHARACTERS_A_TOKEN = 4;

/** Closes the books on the turn in progress: its response, its usage and its part of the history. */
export function commitTurn(progress: RunProgress): RunProgress {
  const { current: turn, ...rest } = progress;
  if (!turn) return progress;
  const { response, firstItem } = turn;
  const { output, outputs } = turnRecordOf(response, logItems(rest.newItems, firstItem));
  const { status = rest.ending?.type === 'stopped' ? 'cancelled' : 'failed' } = response;
  const { terminal = response.started } = response;
  const named = terminal?.id ? { responseId: terminal.id } : {};
  const usage = response.terminal?.usage && requestUsageOf(response.terminal.usage);
  return {
    ...rest,
    ...(response.terminal && { requests: rest.requests + 1 }),
    ...(usage && { usage: addUsage(rest.usage, usage), perRequest: append(rest.perRequest, [usage]) }),
    ...(isCut(response) && {
      unfinished: append(rest.unfinished, [
        { ...named, estimatedOutputTokens: Math.ceil(response.characters / CHARACTERS_A_TOKEN) },
      ]),
    }),
    responses: append(rest.responses, [{ output, ...(usage && { usage }), ...named, status }]),
    // What failed or was cut is not stored; of what the caller does not have stored, reasoning is gone unless it was encrypted.
    history: append(
      rest.history,
      turnHistoryOf(keptOf(response, output), outputs, !!response.status && status !== 'failed'),
    ),
  };
}

function isCut({ terminal, started, characters }: ResponseInProgress): boolean {
  return !terminal && (started !== undefined || characters > 0);
}

function keptOf(
  { terminal }: ResponseInProgress,
  output: readonly ResponseOutputItem[],
): readonly ResponseOutputItem[] {
  // The API says whether it stores the response, though its types do not.
  const { store } = (terminal ?? {}) as { readonly store?: unknown };
  return store === false ? output.filter((item) => item.type !== 'reasoning' || item.encrypted_content) : output;
}
