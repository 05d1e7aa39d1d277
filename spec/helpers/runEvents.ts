import type { ResponseStreamEvent } from 'openai/resources/responses/responses';
import type { RunEvent } from 'rxagents';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { argumentsDelta, created, itemAdded, textDelta } from './rawEvents.js';
import { functionCall, message } from './rawItems.js';
import { itemFrom, outputItem } from './runItems.js';

/** A raw event as the run emits it. */
export const raw = (data: ResponseStreamEvent): RunEvent => ({ type: 'raw_response_event', data });

/** An event of a nested run. */
export const nested = (event: RunEvent, callId = 'call_1'): RunEvent => ({
  type: 'nested_run_event',
  agent: { name: 'B' },
  callId,
  event,
});

const result = { status: 'completed', finalOutput: 'Hello' } as never;

/** One event of each kind, by the letter that `letterOf` gives it or one near it. */
export const runEvents = {
  a: { type: 'agent_updated_stream_event', agent: { name: 'A' } },
  b: { type: 'agent_updated_stream_event', agent: { name: 'B' } },
  r: raw(created()),
  s: raw(textDelta('Hel')),
  t: raw(textDelta('lo')),
  g: raw(itemAdded({ ...functionCall('call_1'), arguments: '' }, 1)),
  h: raw(argumentsDelta('{"a"', 1)),
  i: raw(argumentsDelta(':1}', 1)),
  c: runItemEvent(itemFrom(functionCall('call_1'))),
  o: runItemEvent(outputItem('call_1', 'x')),
  m: runItemEvent(itemFrom(message('Hello'))),
  p: { type: 'tool_progress_event', toolName: 't', callId: 'call_1', data: 1 },
  x: { type: 'response_retracted_event', attempt: 1, itemIds: [], reason: 'r' },
  f: { type: 'run_finished_event', result },
} as const satisfies Record<string, RunEvent>;
