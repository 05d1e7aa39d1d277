import type { ResponseError } from 'openai/resources/responses/responses';
import { response, type ScriptedResponse } from './response.js';
import type { ScriptedItem } from './ScriptedItem.js';
import type { ScriptedUsage } from './ScriptedUsage.js';

/**
 * A response that ends with `response.failed`, after the items that were written before.
 *
 * ```ts
 * const model = scriptedModel([failed({ code: 'server_error', message: 'The model is overloaded.' })]);
 * ```
 */
export function failed(error: ResponseError, ...parts: readonly (ScriptedItem | ScriptedUsage)[]): ScriptedResponse {
  return response(parts, { status: 'failed', error });
}
