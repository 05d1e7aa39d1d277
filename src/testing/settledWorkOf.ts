import type { RunStateJson, WorkUnit } from '../index.js';

/**
 * Which work a state has the value of, as `workPathOf` names it: no run that goes on from it does that again.
 *
 * @param prefix names the call that started the run, where one did
 */
export function settledWorkOf(state: RunStateJson, prefix = ''): Set<string> {
  const { history, open, turn } = state;
  const outputs = [...history, ...(open?.outputs ?? []).map(({ rawItem }) => rawItem)];
  return new Set([
    ...outputs.flatMap((item) => (item.type === 'function_call_output' ? `${prefix}${item.call_id}` : [])),
    ...Array.from({ length: turn }, (_, index) => `${prefix}model call of turn ${index + 1}`),
    ...Object.entries(open?.nested ?? {}).flatMap(([callId, nested]) => [
      ...settledWorkOf(nested, `${prefix}${callId} > `),
    ]),
  ]);
}

/** A tool call by its id and a model call by its turn, after the calls whose nested runs they are part of; nothing for other work. */
export function workPathOf({ kind, key, turn }: Pick<WorkUnit, 'kind' | 'key' | 'turn'>): readonly string[] {
  if (kind !== 'tool_call' && kind !== 'model_call') return [];
  const path = key.split(/(?:^|\/)turn-\d+\/tool\//).slice(1);
  if (kind === 'tool_call') return path;
  return [...path.map((step) => step.replace(/\/turn-\d+\/model.*$/, '')), `model call of turn ${turn}`];
}
