export const message = (text: string) => ({
  id: 'msg_1',
  type: 'message',
  role: 'assistant',
  status: 'completed',
  content: [{ type: 'output_text', text, annotations: [] }],
});

export const response = (text: string, status = 'completed') => ({
  id: 'resp_1',
  object: 'response',
  created_at: 1,
  model: 'gpt-x',
  status,
  output: [message(text)],
  usage: { input_tokens: 1, output_tokens: 2, total_tokens: 3 },
});

export const created = { type: 'response.created', sequence_number: 0, response: { ...response(''), output: [] } };
export const delta = (text: string) => ({
  type: 'response.output_text.delta',
  sequence_number: 1,
  item_id: 'msg_1',
  output_index: 0,
  content_index: 0,
  delta: text,
});
export const completed = (text: string) => ({
  type: 'response.completed',
  sequence_number: 2,
  response: response(text),
});
