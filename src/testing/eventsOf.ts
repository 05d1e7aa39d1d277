import type { ResponseStreamEvent } from 'openai/resources/responses/responses';
import type { ScriptedResponse } from './response.js';
import { ResponseWriter } from './ResponseWriter.js';

/** The raw events of a response; `defaultId` is its id unless it says another. */
export function eventsOf(scripted: ScriptedResponse, defaultId: string): ResponseStreamEvent[] {
  return new ResponseWriter(defaultId).write(scripted) as ResponseStreamEvent[];
}
