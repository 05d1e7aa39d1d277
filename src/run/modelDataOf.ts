import type { ModelInputData } from '../agent/ModelInputFilter.js';
import type { Turn } from './Turn.js';

/** What the model is about to be sent, for a filter or a hook. */
export function modelDataOf({ requestOf }: Turn): ModelInputData {
  const { input, instructions } = requestOf(neverAborted);
  return { input, ...(instructions !== undefined && { instructions }) };
}

/** Nobody asks for this request's signal. */
export function neverAborted(): AbortSignal {
  return new AbortController().signal;
}
