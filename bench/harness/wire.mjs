// The bytes that the model server sends: Responses events as the real API writes them, field for field.
import { toolDefinitions } from './tools.mjs';

const WORDS =
  ' the| weather| in| Oslo| is| four| degrees| and| rain|y|,| with| a| light| wind| from| the| west|.| To|morrow| it| turns| colder|;| take| a| coat| —| or| two|.';
const PIECES = WORDS.split('|');
const FILLER = 'aZ3kQ9xL1mV7bN5c';
const RESPONSE_ID = 'resp_68f1c0de92b4819cb1fd0a7c3e5b7d9f01234567890abcdef';
const MESSAGE_ID = 'msg_68f1c0df0a3c819c8e2d4b6f8a0c1e3501234567890abcdef';

/** The deltas of an answer, and what they add up to in characters. */
export const deltasOf = (count) => Array.from({ length: count }, (_, index) => PIECES[index % PIECES.length]);
export const charactersOf = (count) => deltasOf(count).reduce((sum, delta) => sum + delta.length, 0);

/** The events of a text answer of so many deltas, each as its bytes on the wire. */
export function textAnswer(count) {
  const place = { item_id: MESSAGE_ID, output_index: 0, content_index: 0 };
  const message = { id: MESSAGE_ID, type: 'message', role: 'assistant' };
  const deltas = deltasOf(count);
  const text = deltas.join('');
  const part = { type: 'output_text', annotations: [], logprobs: [], text };
  const done = { ...message, status: 'completed', content: [part] };
  return encoded([
    ...beginning([]),
    { type: 'response.output_item.added', item: { ...message, status: 'in_progress', content: [] }, output_index: 0 },
    { type: 'response.content_part.added', ...place, part: { ...part, text: '' } },
    ...deltas.map((delta) => ({
      type: 'response.output_text.delta',
      content_index: 0,
      delta,
      item_id: MESSAGE_ID,
      logprobs: [],
      obfuscation: FILLER.slice(Math.min(delta.length, 15)),
      output_index: 0,
    })),
    { type: 'response.output_text.done', ...place, logprobs: [], text },
    { type: 'response.content_part.done', ...place, part },
    { type: 'response.output_item.done', item: done, output_index: 0 },
    { type: 'response.completed', response: response('completed', [], [done]) },
  ]);
}

/** A delta as a run emits it. */
export const textDelta = (delta) => ({
  type: 'raw_response_event',
  data: { type: 'response.output_text.delta', content_index: 0, delta, item_id: MESSAGE_ID, output_index: 0 },
});

/** Messages as a view shows them. */
export const shownMessages = (count) =>
  Array.from({ length: count }, (_, index) => ({
    id: `message_${index}`,
    role: index % 2 === 0 ? 'user' : 'assistant',
    text: `${WORDS.replaceAll('|', '')} ${index}`,
    isStreaming: false,
  }));

/** The events of an answer that calls a tool so many times; `turn` makes its ids. */
export function callAnswer(turn, count = 1) {
  const calls = functionCalls(turn, count);
  return encoded([
    ...beginning(toolDefinitions),
    ...calls.flatMap((call, output_index) => [
      { type: 'response.output_item.added', item: { ...call, status: 'in_progress', arguments: '' }, output_index },
      ...call.arguments.match(/.{1,6}/g).map((delta) => ({
        type: 'response.function_call_arguments.delta',
        delta,
        item_id: call.id,
        obfuscation: FILLER.slice(delta.length),
        output_index,
      })),
      {
        type: 'response.function_call_arguments.done',
        arguments: call.arguments,
        item_id: call.id,
        name: call.name,
        output_index,
      },
      { type: 'response.output_item.done', item: call, output_index },
    ]),
    { type: 'response.completed', response: response('completed', toolDefinitions, calls, turn) },
  ]);
}

/** Calls of the first tool, complete. */
export function functionCalls(turn, count) {
  return Array.from({ length: count }, (_, index) => ({
    id: `fc_68f1c0e1${String(turn).padStart(8, '0')}819c${String(index).padStart(8, '0')}01234567890abcdef`,
    type: 'function_call',
    status: 'completed',
    arguments: JSON.stringify({ city: 'Oslo', days: 3, unit: 'celsius', detail: `station ${turn * count + index}` }),
    call_id: `call_${String(turn).padStart(10, '0')}${String(index).padStart(10, '0')}wxYZ`,
    name: toolDefinitions[0].name,
  }));
}

/** A whole response, as the events that begin and end a stream hold it. */
export function response(status, tools, output, turn = 0) {
  return {
    id: turn === 0 ? RESPONSE_ID : `resp_68f1c0de${String(turn).padStart(8, '0')}819cb1fd0a7c3e5b7d9f0123456789`,
    object: 'response',
    created_at: 1784652627,
    status,
    background: false,
    completed_at: status === 'completed' ? 1784652629 : null,
    error: null,
    frequency_penalty: 0,
    incomplete_details: null,
    instructions: 'Be brief.',
    max_output_tokens: null,
    max_tool_calls: null,
    model: 'gpt-5-mini-2025-08-07',
    output,
    parallel_tool_calls: true,
    presence_penalty: 0,
    previous_response_id: null,
    prompt_cache_key: null,
    prompt_cache_retention: null,
    reasoning: { effort: 'minimal', summary: null },
    safety_identifier: null,
    service_tier: status === 'completed' ? 'default' : 'auto',
    store: true,
    temperature: 1,
    text: { format: { type: 'text' }, verbosity: 'medium' },
    tool_choice: 'auto',
    tools,
    top_logprobs: 0,
    top_p: 1,
    truncation: 'disabled',
    usage: status === 'completed' ? USAGE : null,
    user: null,
    metadata: {},
  };
}

const USAGE = {
  input_tokens: 412,
  input_tokens_details: { cached_tokens: 384 },
  output_tokens: 35,
  output_tokens_details: { reasoning_tokens: 0 },
  total_tokens: 447,
};

const beginning = (tools) =>
  ['created', 'in_progress'].map((name) => ({
    type: `response.${name}`,
    response: response('in_progress', tools, []),
  }));

const encoded = (events) =>
  events.map((event, sequence_number) =>
    Buffer.from(`event: ${event.type}\ndata: ${JSON.stringify({ ...event, sequence_number })}\n\n`),
  );
