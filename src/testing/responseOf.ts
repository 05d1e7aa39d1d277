import { response, type ScriptedResponse } from './response.js';
import type { ResponseStep } from './ScriptedStep.js';

/** A step in its full form, however short it was written. */
export function responseOf(step: ResponseStep): ScriptedResponse {
  if (!('type' in step)) return response(step);
  return step.type === 'response' ? step : response([step]);
}
