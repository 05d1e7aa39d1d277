import type { RawResponseEvent, RunEvent, RunFinishedEvent, RunResult } from 'rxagents';

const usage = {
  inputTokens: 1,
  outputTokens: 1,
  totalTokens: 2,
  inputTokensDetails: { cachedTokens: 0 },
  outputTokensDetails: { reasoningTokens: 0 },
};

export const result: RunResult<string> = {
  status: 'completed',
  state: {} as never,
  inputGuardrailResults: [],
  outputGuardrailResults: [],
  toolInputGuardrailResults: [],
  toolOutputGuardrailResults: [],
  finalOutput: 'Hello',
  runId: 'run_1',
  input: [{ role: 'user', content: 'Hi' }],
  newItems: [],
  rawResponses: [],
  history: [{ role: 'user', content: 'Hi' }],
  lastAgent: { name: 'Assistant' },
  usage: { ...usage, requests: 1, perRequest: [usage], unfinished: [] },
};

export const finished: RunFinishedEvent<string> = { type: 'run_finished_event', result };

export const agentUpdated: RunEvent<string> = { type: 'agent_updated_stream_event', agent: { name: 'Assistant' } };

export function textDelta(delta: string, { item = 'msg_1', output = 0, content = 0, sequence = 0 } = {}) {
  return {
    type: 'raw_response_event',
    data: {
      type: 'response.output_text.delta',
      item_id: item,
      output_index: output,
      content_index: content,
      sequence_number: sequence,
      delta,
      logprobs: [],
    },
  } satisfies RawResponseEvent;
}

export function argumentsDelta(delta: string, item = 'fc_1') {
  return {
    type: 'raw_response_event',
    data: {
      type: 'response.function_call_arguments.delta',
      item_id: item,
      output_index: 0,
      sequence_number: 0,
      delta,
    },
  } satisfies RawResponseEvent;
}

export function itemDone(id = 'msg_1') {
  return {
    type: 'raw_response_event',
    data: {
      type: 'response.output_item.done',
      output_index: 0,
      sequence_number: 0,
      item: { id, type: 'message', role: 'assistant', status: 'completed', content: [] },
    },
  } satisfies RawResponseEvent;
}

export function progress(data: unknown): RunEvent<string> {
  return { type: 'tool_progress_event', toolName: 'search', callId: 'call_1', data };
}
