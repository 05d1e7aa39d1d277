import type { ResponseInputItem, ResponseOutputItem } from 'openai/resources/responses/responses';
import { letIn, remembered } from './letIn.js';
import { append } from './Log.js';
import { addUsage, requestUsageOf } from './requestUsageOf.js';
import type { ResponseInProgress } from './ResponseInProgress.js';
import type { RunProgress } from './RunProgress.js';
import { turnItemsOf } from './turnItemsOf.js';
import { turnHistoryOf } from './turnHistoryOf.js';
import { turnRecordOf } from './turnRecordOf.js';

const CHARACTERS_A_TOKEN = 4;

/** Closes the books on the turn in progress: its response, its usage and its part of the history; what a handler answered comes last. */
export function commitTurn(progress: RunProgress): RunProgress {
  const { handled } = progress;
  if (!progress.current && !handled) return progress;
  const closed = closedTurn({ ...progress, failure: undefined, handled: undefined }, handled?.message);
  // The server never stored the message, so it goes without its id.
  return handled?.message && !progress.isVerdictAwaited
    ? letIn(closed, turnHistoryOf([handled.message], new Map(), false))
    : closed;
}

/** @param handled the message that is not the model's */
function closedTurn(progress: RunProgress, handled: ResponseOutputItem | undefined): RunProgress {
  const { current: turn } = progress;
  if (!turn) return progress;
  const rest = { ...progress, current: undefined };
  const { response } = turn;
  const said = turnItemsOf(progress).filter(({ rawItem }) => rawItem !== handled);
  const { output, outputs } = turnRecordOf(response, said);
  const { status = rest.ending?.type === 'stopped' ? 'cancelled' : 'failed' } = response;
  // What failed or was cut is not stored; of what the caller does not have stored, reasoning is gone unless it was encrypted.
  const isStored = !!response.status && status !== 'failed';
  const items = turnHistoryOf(keptOf(response, output), outputs, isStored);
  const id = (response.terminal ?? response.started)?.id;
  const named = id ? { responseId: id } : {};
  return {
    ...rest,
    ...(!turn.isBilled && {
      ...spent(rest, response, named),
      responses: append(rest.responses, [
        {
          output,
          ...(response.terminal?.usage && { usage: requestUsageOf(response.terminal.usage) }),
          ...named,
          status,
        },
      ]),
    }),
    // What guardrails have not allowed is no part of the conversation.
    ...(!rest.isVerdictAwaited && {
      ...remembered(rest, items),
      ...(rest.isSaved && { unsaved: [...rest.unsaved, ...items] }),
      ...(isStored && sentBy(items, output, id)),
    }),
  };
}

/** What the server has once it has stored the response: all but what the run made of it. */
function sentBy(
  items: readonly ResponseInputItem[],
  output: readonly ResponseOutputItem[],
  id: string | undefined,
): Partial<RunProgress> {
  return {
    unsent: items.filter((item) => !output.includes(item as ResponseOutputItem)),
    ...(id && { lastResponseId: id }),
  };
}

/** What the response has cost: exactly where it says so, as an estimate where it was cut. */
function spent(
  { requests, usage, perRequest, unfinished }: RunProgress,
  response: ResponseInProgress,
  named: { readonly responseId?: string },
): Partial<RunProgress> {
  const { terminal, cost, characters } = response;
  if (!terminal && !cost) {
    if (!isCut(response)) return {};
    const estimatedOutputTokens = Math.ceil(characters / CHARACTERS_A_TOKEN);
    return { unfinished: append(unfinished, [{ ...named, estimatedOutputTokens }]) };
  }
  const reported = terminal?.usage ? requestUsageOf(terminal.usage) : cost;
  return {
    requests: requests + 1,
    ...(reported && { usage: addUsage(usage, reported), perRequest: append(perRequest, [reported]) }),
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
