import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import type { ModelResponse } from '../events/ModelResponse.js';
import { letIn, remembered } from './letIn.js';
import { append } from './Log.js';
import { addUsage, requestUsageOf } from './requestUsageOf.js';
import type { ResponseInProgress } from './ResponseInProgress.js';
import type { RunProgress, TurnInProgress } from './RunProgress.js';
import { turnItemsOf } from './turnItemsOf.js';
import { turnHistoryOf } from './turnHistoryOf.js';
import { turnRecordOf } from './turnRecordOf.js';

const CHARACTERS_A_TOKEN = 4;

/** Closes the books on the turn in progress: its response, its usage and its part of the history; what a handler answered comes last. */
export function commitTurn(progress: RunProgress): RunProgress {
  const { handled } = progress;
  if (!progress.current && !handled) return progress;
  const closed = closedTurn(progress, handled?.message);
  // The server never stored the message, so it goes without its id.
  return handled?.message && !progress.isVerdictAwaited
    ? letIn(closed, turnHistoryOf([handled.message], new Map(), false))
    : closed;
}

/** @param handled the message that is not the model's */
function closedTurn(progress: RunProgress, handled: ResponseOutputItem | undefined): RunProgress {
  const { current: turn } = progress;
  if (!turn) return { ...progress, failure: undefined, handled: undefined };
  const { response } = turn;
  const said = turnItemsOf(progress).filter(({ rawItem }) => rawItem !== handled);
  const { output, outputs } = turnRecordOf(response, said);
  const { status = progress.ending?.type === 'stopped' ? 'cancelled' : 'failed' } = response;
  // What failed or was cut is not stored; of what the caller does not have stored, reasoning is gone unless it was encrypted.
  const isStored = !!response.status && status !== 'failed';
  const items = turnHistoryOf(keptOf(response, output), outputs, isStored);
  const id = idOf(response);
  const named = id ? { responseId: id } : {};
  // What guardrails have not allowed is no part of the conversation.
  const isKept = !progress.isVerdictAwaited;
  const isSent = isKept && isStored;
  const { requests, usage, perRequest, unfinished, responses } = billed(progress, turn, { output, ...named, status });
  const { history, modelHistory } = isKept ? remembered(progress, items) : progress;
  // Only fields that are there already: see `RunProgress`.
  return {
    ...progress,
    current: undefined,
    failure: undefined,
    handled: undefined,
    requests,
    usage,
    perRequest,
    unfinished,
    responses,
    history,
    modelHistory,
    unsaved: isKept && progress.isSaved ? [...progress.unsaved, ...items] : progress.unsaved,
    // What the server has once it has stored the response: all but what the run made of it.
    unsent: isSent ? items.filter((item) => !output.includes(item as ResponseOutputItem)) : progress.unsent,
    lastResponseId: isSent && id ? id : progress.lastResponseId,
  };
}

type Bill = Pick<RunProgress, 'requests' | 'usage' | 'perRequest' | 'unfinished' | 'responses'>;

/** What the run has cost with the response: exactly where it says so, as an estimate where it was cut. */
function billed(
  { requests, usage, perRequest, unfinished, responses }: Bill,
  { response, isBilled }: TurnInProgress,
  { output, responseId, status }: ModelResponse,
): Bill {
  if (isBilled) return { requests, usage, perRequest, unfinished, responses };
  const { terminal, cost, seen, characters } = response;
  const named = responseId !== undefined && { responseId };
  const known = seen && { inputTokens: requestUsageOf(seen).inputTokens };
  const used = terminal?.usage && requestUsageOf(terminal.usage);
  const reported = used ?? cost;
  return {
    requests: terminal || cost ? requests + 1 : requests,
    usage: reported ? addUsage(usage, reported) : usage,
    perRequest: reported ? append(perRequest, [reported]) : perRequest,
    unfinished:
      isCut(response) && !cost
        ? append(unfinished, [
            { ...named, ...known, estimatedOutputTokens: Math.ceil(characters / CHARACTERS_A_TOKEN) },
          ])
        : unfinished,
    responses: append(responses, [{ output, ...(used && { usage: used }), ...named, status }]),
  };
}

function idOf({ terminal, started }: ResponseInProgress): string | undefined {
  return (terminal ?? started)?.id;
}

function isCut({ terminal, started, seen, characters }: ResponseInProgress): boolean {
  return !terminal && (started !== undefined || seen !== undefined || characters > 0);
}

function keptOf(
  { terminal }: ResponseInProgress,
  output: readonly ResponseOutputItem[],
): readonly ResponseOutputItem[] {
  // The API says whether it stores the response, though its types do not.
  const { store } = (terminal ?? {}) as { readonly store?: unknown };
  return store === false ? output.filter((item) => item.type !== 'reasoning' || item.encrypted_content) : output;
}
