import type { ResponseStreamEvent } from 'openai/resources/responses/responses';
import { eventsOf } from './eventsOf.js';
import { responseOf } from './responseOf.js';
import type { ResponseStep } from './ScriptedStep.js';

/**
 * The raw events of one response, from `response.created` to the terminal event: what a marble diagram is fed with.
 *
 * @param index The number of the call, from 0: ids are made from it, `resp_1` for 0.
 *
 * ```ts
 * const events = responseEvents(text('Hi'));
 * const stream = cold('abc-d-e(fgh|)', byLetter(events));
 * const model = scriptedModel([stream]);
 * ```
 */
export function responseEvents(step: ResponseStep, index = 0): ResponseStreamEvent[] {
  return eventsOf(responseOf(step), `resp_${index + 1}`);
}
