import type { ResponseStreamEvent } from 'openai/resources/responses/responses';
import { reasoningDeltas } from 'rxagents';
import { operatorContract } from '../helpers/operatorContract.js';
import { raw, runEvents } from '../helpers/runEvents.js';

const thought = (type: string, delta: string) =>
  raw({ type, delta, output_index: 0 } as unknown as ResponseStreamEvent);

describe('reasoningDeltas', () => {
  operatorContract({
    operator: reasoningDeltas,
    events: {
      ...runEvents,
      u: thought('response.reasoning_summary_text.delta', 'They '),
      v: thought('response.reasoning_text.delta', 'ask.'),
    },
    source: 'aruvstmf|',
    expected: '--uv----|',
    values: { u: 'They ', v: 'ask.' },
  });
});
