import type { ResponseStatus } from 'openai/resources/responses/responses';
import type { ModelResponse } from '../events/ModelResponse.js';
import { append, logItems } from './Log.js';
import { addUsage, requestUsageOf } from './requestUsageOf.js';
import type { RunProgress, TurnInProgress } from './RunProgress.js';
import { turnHistoryOf } from './turnHistoryOf.js';
import { turnRecordOf } from './turnRecordOf.js';

const CHARACTERS_A_TOKEN = 4;

/** Closes the books on the turn in progress: its response, its usage and its part of the history. */
export function commitTurn(progress: RunProgress): RunProgress {
  const { current: turn } = progress;
  if (!turn) return progress;
  const { response } = turn;
  const { output, outputs } = turnRecordOf(response, logItems(progress.newItems, turn.firstItem));
  const stored = response.terminal !== undefined && response.terminal.status !== 'failed';
  const { current: _closed, ...rest } = progress;
  return {
    ...rest,
    ...usageAfter(progress, turn),
    responses: append(progress.responses, [modelResponseOf(progress, turn, output)]),
    history: append(progress.history, turnHistoryOf(output, outputs, stored)),
  };
}

function usageAfter(
  { requests, usage, unfinished }: RunProgress,
  { response: { terminal, started, characters } }: TurnInProgress,
): Pick<RunProgress, 'requests' | 'usage' | 'unfinished'> {
  if (terminal) {
    const spent = terminal.usage ? addUsage(usage, requestUsageOf(terminal.usage)) : usage;
    return { requests: requests + 1, usage: spent, unfinished };
  }
  if (!started && characters === 0) return { requests, usage, unfinished };
  const estimatedOutputTokens = Math.ceil(characters / CHARACTERS_A_TOKEN);
  return {
    requests,
    usage,
    unfinished: append(unfinished, [{ ...(started?.id && { responseId: started.id }), estimatedOutputTokens }]),
  };
}

function modelResponseOf(
  { ending }: RunProgress,
  { response: { terminal, started } }: TurnInProgress,
  output: ModelResponse['output'],
): ModelResponse {
  const responseId = terminal?.id ?? started?.id;
  const cut: ResponseStatus = ending?.type === 'stopped' ? 'cancelled' : 'failed';
  return {
    output,
    ...(terminal?.usage && { usage: requestUsageOf(terminal.usage) }),
    ...(responseId && { responseId }),
    status: terminal ? (terminal.status ?? 'completed') : cut,
  };
}
