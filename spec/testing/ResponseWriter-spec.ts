import type { ModelEvent } from 'rxagents';
import {
  failed,
  hostedCall,
  incomplete,
  reasoning,
  refusal,
  response,
  responseEvents,
  text,
  toolCall,
  usage,
  type ModelMarble,
} from 'rxagents/testing';
import { ResponseWriter } from '../../src/testing/ResponseWriter.js';

/** What a diagram stands for that has these values, and then ends. */
function written(...marbles: readonly (ModelMarble | readonly [string, ModelMarble])[]): ModelEvent[] {
  const writer = new ResponseWriter('resp_1');
  const isNamed = (marble: unknown): marble is readonly [string, ModelMarble] => Array.isArray(marble);
  const events = marbles.flatMap((marble, at) =>
    isNamed(marble) ? writer.write(marble[1], marble[0]) : writer.write(marble, String(at)),
  );
  return [...events, ...writer.end()];
}

const search = hostedCall({ type: 'web_search_call', status: 'completed', action: { type: 'search', query: 'Oslo' } });

describe('ResponseWriter', () => {
  it('should write strings as the pieces of one message', () => {
    expect(written('Hel', 'lo')).toEqual(responseEvents(text('Hello', { deltas: ['Hel', 'lo'] })));
  });

  it('should close the message before another item, and begin a new one behind it', () => {
    const step = [text('Let me see.', { deltas: ['Let me ', 'see.'] }), search, text('Sunny.')];
    expect(written('Let me ', 'see.', search, 'Sunny.')).toEqual(responseEvents(step));
  });

  it('should write an item of several deltas one by one, and begin another when it is done', () => {
    const call = toolCall('clock', { zone: 'Oslo' }, { deltas: 2 });
    expect(written(['c', call], ['c', call], ['c', call], ['c', call])).toEqual(responseEvents([call, call]));
    const writer = new ResponseWriter('resp_1');
    const last = (events: readonly ModelEvent[]) => events.at(-1)?.type;
    expect(last(writer.write(call, 'c'))).toBe('response.function_call_arguments.delta');
    expect(last(writer.write(call, 'c'))).toBe('response.output_item.done');
  });

  it('should complete what is open at the end', () => {
    const whole = reasoning('I wonder.', { deltas: 3 });
    expect(written(['r', whole])).toEqual(responseEvents(whole));
  });

  it('should go on with the message where another item was complete in the middle of it', () => {
    const call = toolCall('clock', {}, { deltas: 2 });
    const events = written('Hel', ['c', call], ['c', call], 'lo');
    expect(events.at(-1)).toMatchObject({ response: { output_text: 'Hello' } });
  });

  it('should cut the last item of a response that is incomplete, and no other', () => {
    const output = written(incomplete('max_output_tokens', text('One'), text('Two'), text('Three'))).at(-1);
    const statuses = ['completed', 'completed', 'incomplete'].map((status) => ({ status }));
    expect(output).toMatchObject({ response: { output: statuses } });
  });

  it('should write items at the same time, each at its own place', () => {
    const [a, b] = [text('One', { deltas: 2 }), text('Two', { deltas: 2 })];
    const events = written(['a', a], ['b', b], ['b', b], ['a', a]);
    const done = events.flatMap((event) => (event.type === 'response.output_item.done' ? event.output_index : []));
    expect(done).toEqual([1, 0]);
    expect(events.at(-1)).toMatchObject({
      response: { output: [{ id: 'msg_1_0' }, { id: 'msg_1_1' }], output_text: 'OneTwo' },
    });
    expect(events.map((event) => 'sequence_number' in event && event.sequence_number)).toEqual([...events.keys()]);
  });

  it('should report the usage that it is told, whenever', () => {
    const events = written(usage({ input: 7, output: 3 }), 'Hi');
    expect(events).toEqual(responseEvents([text('Hi'), usage({ input: 7, output: 3 })]));
  });

  it('should be an empty response when there is nothing', () => {
    expect(written()).toEqual(responseEvents(response([])));
  });

  it('should end with a whole response, and then say nothing more', () => {
    expect(written(response([refusal('No.')], { id: 'resp_own' }))).toEqual(
      responseEvents(response([refusal('No.')], { id: 'resp_own' })),
    );
    const error = { code: 'server_error' as const, message: 'no' };
    expect(written(search, failed(error))).toEqual(responseEvents(failed(error, search)));
  });

  it('should cut the message that is being written when the response is incomplete', () => {
    expect(written('Once upon', incomplete('max_output_tokens'))).toEqual(
      responseEvents(incomplete('max_output_tokens', text('Once upon'))),
    );
    expect(written('Done.', incomplete('max_output_tokens', toolCall('x')))).toEqual(
      responseEvents(incomplete('max_output_tokens', text('Done.'), toolCall('x'))),
    );
  });

  it('should never complete the message that is being written when the response fails', () => {
    const types = written('Once', failed({ code: 'server_error', message: 'no' })).map(({ type }) => type);
    expect(types).toEqual([
      'response.created',
      'response.output_item.added',
      'response.content_part.added',
      'response.output_text.delta',
      'response.failed',
    ]);
  });

  it('should send raw events as they are, and add nothing where there is nothing else', () => {
    const [created, added] = responseEvents(text('Hi')) as [ModelEvent, ModelEvent];
    const raw: ModelEvent = { type: 'response.in_progress', sequence_number: 99, response: {} as never };
    expect(written(created, raw, added)).toEqual([created, raw, added]);
  });

  it('should put what it makes beside raw events', () => {
    const raw = responseEvents(response([search], { id: 'resp_raw' }));
    const events = written(...raw.slice(0, -1), 'Hi');
    expect(events.slice(0, 3)).toEqual(raw.slice(0, 3));
    expect(events.filter(({ type }) => type === 'response.created')).toHaveLength(1);
    expect(events.at(-1)).toMatchObject({
      type: 'response.completed',
      response: { output: [{ type: 'web_search_call' }, { id: 'msg_1_1' }] },
    });
    const [terminal] = responseEvents(response([])).slice(-1);
    expect(written('Hi', terminal!).filter(({ type }) => type === 'response.completed')).toEqual([terminal]);
  });

  it('should begin anew when it is retracted, with other ids', () => {
    const retracted: ModelEvent = { type: 'response.retracted', attempt: 1, reason: 'cut' };
    const events = written('Hel', search, retracted, 'Hello');
    expect(events.at(-1)).toMatchObject({
      response: { id: 'resp_1_2', output: [{ id: 'msg_1_2_0' }], output_text: 'Hello' },
    });
    expect(events.filter(({ type }) => type === 'response.created')).toHaveLength(2);
  });
});
