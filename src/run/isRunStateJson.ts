import type { OpenTurnJson, RunStateJson } from '../events/RunState.js';
import type { RequestUsage, Usage } from '../events/Usage.js';

/** Tells whether a state has all its parts, each of the type that a run reads it as. */
export function isRunStateJson(state: RunStateJson): boolean {
  const { runId, agent, turn, input, history, unsaved, unsent, steered, toolUsers, usage, always, open } = state;
  const { inputLength, modelHistory = history, handedOver } = state;
  return (
    [runId, agent].every((text) => typeof text === 'string') &&
    [turn, inputLength, handedOver?.firstNew ?? 0].every(Number.isInteger) &&
    Array.isArray(toolUsers) &&
    // A message may leave its type out.
    [input, history, modelHistory, unsaved, unsent, steered].every((items) => areItems(items, 'message')) &&
    isUsage(usage) &&
    areObjects(always) &&
    (open === undefined || isOpenTurn(open))
  );
}

function isOpenTurn(open: OpenTurnJson): boolean {
  if (!isObject(open)) return false;
  const { output, outputs, approvals, decisions, nested } = open;
  return (
    [outputs, approvals].every(Array.isArray) &&
    [outputs, decisions, nested].every(areObjects) &&
    [output, outputs.map(({ rawItem }) => rawItem)].every((items) => areItems(items))
  );
}

function isUsage(usage: Usage): boolean {
  if (!isObject(usage)) return false;
  const { requests, perRequest, unfinished } = usage;
  return (
    [perRequest, unfinished].every((calls) => Array.isArray(calls) && areObjects(calls)) &&
    Number.isInteger(requests) &&
    [usage, ...perRequest].every(isCounted)
  );
}

function isCounted(usage: RequestUsage): boolean {
  const { inputTokens, outputTokens, totalTokens, inputTokensDetails, outputTokensDetails } = usage;
  const details = [inputTokensDetails?.cachedTokens, outputTokensDetails?.reasoningTokens];
  return [inputTokens, outputTokens, totalTokens, ...details].every(Number.isFinite);
}

function areItems(items: unknown, otherwise?: string): boolean {
  return (
    Array.isArray(items) &&
    areObjects(items) &&
    items.every(({ type = otherwise }: { readonly type?: unknown }) => typeof type === 'string')
  );
}

function areObjects(values: unknown): boolean {
  return isObject(values) && Object.values(values as object).every(isObject);
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
