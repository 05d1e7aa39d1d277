import type { ResponseInputItem } from 'openai/resources/responses/responses';
import type { Observable } from 'rxjs';
import { UserError } from '../errors/UserError.js';
import { lazily } from './lazily.js';
import { modelDataOf, neverAborted } from './modelDataOf.js';
import { performCallback } from './performCallback.js';
import type { ModelInputData, ModelInputFilter } from '../agent/ModelInputFilter.js';
import type { Turn } from './Turn.js';

/** Lets `callModelInputFilter` say what the model is sent in place of what it would be; for this call only. */
export function filterModelInput(turn: Turn): Observable<Turn> {
  const { env, agent } = turn;
  const filter = env.callModelInputFilter as ModelInputFilter<never>;
  const modelData = modelDataOf(turn);
  return performCallback(
    turn,
    'callModelInputFilter',
    'inputFilter',
    modelData,
    () => filter({ modelData, agent, context: env.context }),
    (filtered) => ({ ...turn, requestOf: filteredRequestOf(turn, filtered) }),
  );
}

function filteredRequestOf({ requestOf }: Turn, filtered: ModelInputData): Turn['requestOf'] {
  const { input, instructions } = Object(filtered) as Partial<ModelInputData>;
  if (!Array.isArray(input) || (instructions !== undefined && typeof instructions !== 'string')) {
    throw new UserError(
      'The callModelInputFilter gave no { input, instructions? } with an array of items. Let it give one.',
    );
  }
  const items = latestOf(input as readonly ResponseInputItem[]);
  return (signalOf) => {
    const { instructions: _instructions, input: _input, signal: _signal, ...request } = requestOf(neverAborted);
    // The signal stays one that is made when it is asked for.
    return lazily(
      { ...request, ...(instructions !== undefined && { instructions }), input: items },
      { signal: signalOf },
    );
  };
}

/** Of items with one id the latest, in its place: the API takes an id once. */
function latestOf(items: readonly ResponseInputItem[]): ResponseInputItem[] {
  const ids = items.map((item) => (item as { readonly id?: string }).id);
  return items.filter((_item, index) => ids[index] === undefined || ids.lastIndexOf(ids[index]) === index);
}
