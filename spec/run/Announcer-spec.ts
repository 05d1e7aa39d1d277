import type { ResponseOutputItem, ResponseStreamEvent } from 'openai/resources/responses/responses';
import type { RunEvent } from 'rxagents';
import type { TurnFact } from '../../src/work/TurnFact.js';
import { LateMap } from '../../src/run/LateMap.js';
import { Announcer } from '../../src/run/Announcer.js';
import { environment } from '../helpers/environment.js';
import { ended, textPartDone } from '../helpers/rawEvents.js';
import { functionCall, message, reasoningItem } from '../helpers/rawItems.js';
import { turnOf } from '../helpers/turnOf.js';

function setUp(
  calls = new LateMap<string, string>(),
  isHeard = true,
): {
  announcer: Announcer;
  said: unknown[];
  calls: LateMap<string, string>;
} {
  const said: unknown[] = [];
  const emit = (event: RunEvent | TurnFact): boolean => {
    if (event.type === 'run_item_stream_event') said.push(event.item.rawItem);
    else said.push(event);
    return isHeard;
  };
  return { announcer: new Announcer(turnOf({ env: environment({ calls }) }), emit), said, calls };
}

type PartDone = Extract<ResponseStreamEvent, { type: 'response.content_part.done' }>;
const part = (text: string, at: { output_index?: number; content_index?: number; item_id?: string } = {}): PartDone =>
  textPartDone(text, at) as PartDone;
const responseWith = (output: ResponseOutputItem[]) => ended({ output }).response;

describe('Announcer', () => {
  it('should announce each item once, told by its output index, though its id changes', () => {
    const { announcer, said } = setUp();
    const [first, second] = [message('Hi', 'msg_1'), message('Yo', 'msg_1')];
    announcer.announce(first, 0);
    announcer.announce(message('Hi', 'msg_other'), 0);
    announcer.announce(second, 1);
    expect(said).toEqual([first, second]);
  });

  it('should announce each of the items that share an index, in the order in which they come', () => {
    const { announcer, said } = setUp();
    const items = [message('a', 'a'), message('b', 'b'), functionCall('c'), reasoningItem('d')];
    for (const item of items) announcer.announce(item, 0);
    announcer.notePart(part('e'));
    announcer.announceRest(responseWith(items.map((item) => ({ ...item, id: 'other' }))));
    expect(said).toMatchObject([...items, { content: [{ text: 'e' }] }]);
    expect(said).toHaveLength(5);
    expect(announcer.retract()).toEqual(['a', 'b', 'fc_c', 'd', 'msg_1']);
  });

  it('should announce what only the terminal event holds, in output order', () => {
    const { announcer, said } = setUp();
    const [a, b, c] = [message('a', 'a'), message('b', 'b'), message('c', 'c')];
    announcer.announce(b, 1);
    announcer.announceRest(responseWith([a, { ...b }, c]));
    expect(said).toEqual([b, a, c]);
  });

  it('should neither announce nor take note of more once nobody listens', () => {
    const { announcer, said, calls } = setUp(new LateMap(), false);
    announcer.announceRest(responseWith([message('a', 'a'), functionCall('b')]));
    expect(said).toHaveLength(1);
    expect(calls.has('b')).toBe(false);
  });

  it('should announce a message of which the server sent only the parts', () => {
    const { announcer, said } = setUp();
    announcer.notePart(part('Hel', { item_id: 'msg_7' }));
    announcer.notePart(part('lo', { item_id: 'msg_7', content_index: 1 }));
    announcer.notePart(part('Yo', { item_id: 'msg_8', output_index: 1 }));
    announcer.announceRest(responseWith([]));
    const whole = { type: 'message', role: 'assistant', status: 'completed' };
    expect(said).toMatchObject([
      { ...whole, id: 'msg_7', content: [{ text: 'Hel' }, { text: 'lo' }] },
      { ...whole, id: 'msg_8', content: [{ text: 'Yo' }] },
    ]);
  });

  it('should not make a message of parts whose item is complete', () => {
    const { announcer, said } = setUp();
    announcer.notePart(part('Hi'));
    announcer.announce(message('Hi'), 0);
    announcer.notePart(part('Yo', { output_index: 1 }));
    announcer.announceRest(responseWith([message('Hi'), message('Yo')]));
    expect(said).toEqual([message('Hi'), message('Yo')]);
  });

  it('should not make a message of reasoning', () => {
    const { announcer, said } = setUp();
    announcer.notePart({ ...part(''), part: { type: 'reasoning_text', text: 'Hmm' } });
    announcer.announceRest(responseWith([]));
    expect(said).toEqual([]);
  });

  it('should survive a response without output', () => {
    const { announcer, said } = setUp();
    announcer.announceRest({ ...responseWith([]), output: undefined as never });
    expect(said).toEqual([]);
  });

  it('should drop a call that was made before, in this turn or an earlier one, and say so', () => {
    const { announcer, said } = setUp(new LateMap([['old', 'get_weather\n{}']]));
    announcer.announce(functionCall('new'), 0);
    announcer.announce(functionCall('new'), 1);
    announcer.announce(functionCall('old'), 2);
    expect(said).toEqual([
      functionCall('new'),
      { type: 'call_repeated', callId: 'new' },
      { type: 'call_repeated', callId: 'old' },
    ]);
  });

  it.each([
    ['another name', functionCall('a', 'look_up'), 1],
    ['other arguments', functionCall('a', 'get_weather', '{"city":"Oslo"}'), 1],
    ['other arguments at the same index', functionCall('a', 'get_weather', '{"city":"Oslo"}'), 0],
  ])('should refuse a call id that is used again with %s', (_what, call, index) => {
    const { announcer } = setUp();
    announcer.announce(functionCall('a'), 0);
    const again = () => announcer.announce(call, index);
    expect(again).toThrow('used the call id "a" for two different calls');
    expect(again).toThrow(expect.objectContaining({ text: `${call.name}\n${call.arguments}` }));
  });

  it('should refuse a call without an id, and an item without a type', () => {
    const { announcer } = setUp();
    const call = functionCall('c');
    for (const broken of [functionCall(''), { ...call, arguments: {} }, { ...call, name: undefined }]) {
      expect(() => announcer.announce(broken as ResponseOutputItem, 0)).toThrow('without id, name or arguments');
    }
    for (const item of [undefined, null, {}]) {
      expect(() => announcer.announce(item as ResponseOutputItem, 1)).toThrow('without a type');
    }
  });

  it('should take back the ids of what it announced, and forget its calls, but not those of earlier turns', () => {
    const { announcer, calls } = setUp(new LateMap([['old', 'get_weather\n{}']]));
    announcer.announce(reasoningItem('rs_1'), 0);
    announcer.announce(functionCall('new'), 1);
    announcer.announce(functionCall('old'), 2);
    // The repetition was never announced, so there is nothing to take back of it.
    expect(announcer.retract()).toEqual(['rs_1', 'fc_new']);
    expect([...calls].map(([id]) => id)).toEqual(['old']);
  });
});
