import type { ResponseStreamEvent } from 'openai/resources/responses/responses';
import { listOf, receive, responseInProgress, type ResponseInProgress } from '../../src/run/ResponseInProgress.js';
import {
  argumentsDelta,
  created,
  ended,
  itemAdded,
  itemDone,
  refusalDelta,
  textDelta,
  textPartDone,
} from '../helpers/rawEvents.js';
import { functionCall, message } from '../helpers/rawItems.js';

function received(...events: readonly ResponseStreamEvent[]): ResponseInProgress {
  const response = responseInProgress();
  for (const event of events) receive(response, event);
  return response;
}

const partsAt = (response: ResponseInProgress, index: number): unknown =>
  Object.entries(response.live[index]?.parts ?? {}).map(([at, { kind, text }]) => [Number(at), kind, text.toString()]);
const liveIn = ({ live }: ResponseInProgress): number => Object.keys(live).length;

describe('ResponseInProgress', () => {
  it('should have lists of its own once there is something to keep', () => {
    const [first, second] = [responseInProgress(), responseInProgress()];
    expect(first.done).toBe(second.done);
    listOf(first, 'done')[0] = message('Hi');
    listOf(first, 'live');
    expect(Object.keys(first.done)).toEqual(['0']);
    expect(listOf(first, 'done')).toBe(first.done);
    expect([second.done, second.live]).toEqual([{}, {}]);
    expect(first.live).not.toBe(second.live);
    expect('constructor' in first.live).toBe(false);
  });

  it('should know the response as it began and as it ended', () => {
    const response = received(created(), ended({ id: 'resp_9' }));
    expect(response.started?.status).toBe('in_progress');
    expect(response.terminal).toMatchObject({ id: 'resp_9', status: 'completed' });
  });

  it.each(['response.completed', 'response.incomplete', 'response.failed'] as const)(
    'should take %s for its end',
    (type) => {
      expect(received(ended({}, type)).terminal).toBeDefined();
    },
  );

  it.each([undefined, null, 5])('should count a delta of type %j as none', (type) => {
    const response = received({ ...textDelta('Hi'), type } as unknown as ResponseStreamEvent);
    expect([response.characters, liveIn(response)]).toEqual([0, 0]);
  });

  it('should count a delta that is no text as none', () => {
    const response = received(textDelta(5 as never), {
      ...ended({ id: 'resp_9' }),
      type: 'response.in_progress',
    } as never);
    expect([response.characters, liveIn(response), response.started?.id]).toEqual([0, 0, 'resp_9']);
  });

  it('should give items without an output index the places in which they come', () => {
    const items = [message('a', 'a'), message('b', 'b')];
    const bare = items.map((item) => ({ type: 'response.output_item.done', item }) as unknown as ResponseStreamEvent);
    const response = received(...bare, ended({ output: items.map((item) => ({ ...item })) }));
    expect(Object.values(response.done)).toEqual(items);
  });

  it('should keep all of the items that share an index, in the order in which they come, each once', () => {
    const items = [message('a', 'a'), functionCall('b'), functionCall('c')];
    const [first] = items;
    const response = received(...[...items, { ...first! }].map((item) => itemDone(item)), ended({ output: items }));
    expect(Object.entries(response.done)).toEqual(items.map((item, place) => [`${place}`, item]));
    expect(response.done[0]).toBe(first);
  });

  it.each([
    ['does not hold', [message('a', 'a')], ['0']],
    ['holds', [message('a', 'a'), message('b', 'b')], []],
  ])('should keep what is unfinished at the index of a complete item, which the end %s', (_what, output, kept) => {
    const begun = [itemDone(message('a', 'a')), itemAdded(message('', 'b')), textDelta('b')];
    const response = received(...begun, ended({ output }, 'response.incomplete'));
    expect(Object.keys(response.live)).toEqual(kept);
  });

  it('should write the parts of a message apart, by content index', () => {
    const response = received(
      itemAdded(message('')),
      textDelta('Hel'),
      refusalDelta('No', { content_index: 1 }),
      textDelta('lo'),
    );
    expect(partsAt(response, 0)).toEqual([
      [0, 'output_text', 'Hello'],
      [1, 'refusal', 'No'],
    ]);
    expect(response.characters).toBe(7);
  });

  it('should tell items apart by output index, never by id', () => {
    const response = received(
      textDelta('a', { item_id: 'msg_1' }),
      textDelta('b', { item_id: 'msg_2' }),
      textDelta('c', { item_id: 'msg_2', output_index: 1 }),
    );
    expect([partsAt(response, 0), partsAt(response, 1)]).toEqual([
      [[0, 'output_text', 'ab']],
      [[0, 'output_text', 'c']],
    ]);
  });

  it('should write arguments, and know which call they are of', () => {
    const call = functionCall('call_1');
    const response = received(itemAdded(call), argumentsDelta('{"a"'), argumentsDelta(':1}'));
    expect(response.live[0]?.item).toBe(call);
    expect(partsAt(response, 0)).toEqual([[NaN, 'function_call_arguments', '{"a":1}']]);
    expect(response.characters).toBe(7);
  });

  it('should count reasoning without keeping it', () => {
    const place = { item_id: 'rs_1', output_index: 0, sequence_number: 0 };
    const response = received(
      { type: 'response.reasoning_text.delta', ...place, content_index: 0, delta: 'Hmm' },
      { type: 'response.reasoning_summary_text.delta', ...place, summary_index: 0, delta: 'So' },
    );
    expect(response.characters).toBe(5);
    expect(liveIn(response)).toBe(0);
  });

  it('should walk what is written by index, whenever each came', () => {
    const response = received(
      textDelta('c', { output_index: 10 }),
      textDelta('b', { output_index: 2, content_index: 1 }),
      textDelta('a', { output_index: 2 }),
    );
    expect(Object.keys(response.live)).toEqual(['2', '10']);
    expect(partsAt(response, 2)).toEqual([
      [0, 'output_text', 'a'],
      [1, 'output_text', 'b'],
    ]);
  });

  it.each(['__proto__', 'constructor', 'toString'])('should be told apart also by an index such as %s', (index) => {
    const response = received(
      textPartDone('Hi', { output_index: index as unknown as number }),
      textDelta('Hi', { output_index: index as unknown as number, content_index: index as unknown as number }),
    );
    expect(Object.keys(response.live)).toEqual([index]);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('should take an item for complete, and no longer for live, when it is done', () => {
    const said = message('Hello');
    const response = received(itemAdded(message('')), textDelta('Hel'), itemDone(said));
    expect(liveIn(response)).toBe(0);
    expect(response.done[0]).toBe(said);
  });

  it('should take no notice of any other event', () => {
    expect(
      received({ type: 'response.web_search_call.searching', item_id: 'ws_1', output_index: 0, sequence_number: 0 }),
    ).toEqual(responseInProgress());
  });

  it.each<['response.completed' | 'response.incomplete' | 'response.failed', string | undefined, string]>([
    ['response.completed', undefined, 'completed'],
    ['response.incomplete', undefined, 'incomplete'],
    ['response.failed', undefined, 'failed'],
    ['response.completed', 'cancelled', 'cancelled'],
  ])('should take its status from %s with status %s: %s', (type, told, status) => {
    expect(received(ended({ status: told as 'completed' }, type)).status).toBe(status);
  });

  it('should know what only the terminal event holds, and keep what was complete before', () => {
    const [first, second] = [message('a', 'a'), message('b', 'b')];
    const response = received(
      itemDone(first),
      textDelta('b', { output_index: 1 }),
      ended({ output: [{ ...first }, second] }),
    );
    expect(Object.entries(response.done)).toEqual([
      ['0', first],
      ['1', second],
    ]);
    expect(response.done[0]).toBe(first);
    expect(liveIn(response)).toBe(0);
  });

  it.each(['response.incomplete', 'response.failed'] as const)('should keep what %s leaves unfinished', (type) => {
    expect(partsAt(received(textDelta('Hel'), ended({}, type)), 0)).toEqual([[0, 'output_text', 'Hel']]);
  });

  it.each(['response.completed', 'response.incomplete', 'response.failed'] as const)(
    'should not take a message for unfinished whose part was complete before %s',
    (type) => {
      expect(received(textDelta('Hi'), textPartDone('Hi'), ended({}, type)).live).toEqual({});
    },
  );

  it('should leave nothing unfinished at the end of a response that is complete, nor make an item of what is no list', () => {
    const response = received(textDelta('Hel'), ended({ output: 'x' as never }));
    expect([liveIn(response), Object.keys(response.done)]).toEqual([0, []]);
  });
});
