import type { ResponseStreamEvent } from 'openai/resources/responses/responses';
import { Agent, type RawResponseEvent } from 'rxagents';
import { reduceRun, type RunElement } from '../../src/run/reduceRun.js';
import { runProgressOf, type RunProgress } from '../../src/run/RunProgress.js';

export const agentA = new Agent({ name: 'A' });

/** A raw event, as the run emits it. */
export function rawEvent(data: ResponseStreamEvent): RawResponseEvent {
  return { type: 'raw_response_event', data };
}

/** Where a run of agent A stands after what it was told. */
export function progressAfter(...elements: readonly RunElement[]): RunProgress {
  return elements.reduce(reduceRun, runProgressOf(agentA, [{ role: 'user', content: 'Hi' }]));
}

/** The same, in its first turn. */
export function progressInTurn(...elements: readonly RunElement[]): RunProgress {
  return progressAfter(
    { type: 'agent_updated_stream_event', agent: agentA },
    { type: 'turn_prepared', turn: 1, handoffNames: ['transfer_to_b'] },
    ...elements,
  );
}
