import { joinedTextDelta } from '../../src/interop/joinedTextDelta.js';
import { argumentsDelta, itemDone, progress, textDelta } from './events.js';

/** What the events come to as one; `undefined` if one of them had to stay apart. */
function joined<T>(...[first, ...others]: readonly [T, ...T[]]): T | undefined {
  const joining = joinedTextDelta(first);
  return others.every((event) => joining.add(event)) ? joining.toEvent() : undefined;
}

describe('joinedTextDelta', () => {
  it('should join the text of deltas of one content part, and be the latest otherwise', () => {
    const deltas = ['b', 'c'].map((text, index) => textDelta(text, { sequence: index + 2 }));
    expect(joined(textDelta('a', { sequence: 1 }), ...deltas)).toEqual(textDelta('abc', { sequence: 3 }));
  });

  it('should give an event that stayed alone as the very event it was', () => {
    for (const event of [textDelta('a'), itemDone(), undefined])
      expect(joinedTextDelta<unknown>(event).toEvent()).toBe(event);
  });

  it('should leave the events that it joins as they are', () => {
    const [a, b] = [textDelta('a'), textDelta('b')];
    joined(a, b);
    expect([a, b]).toEqual([textDelta('a'), textDelta('b')]);
  });

  it('should join long texts whole', () => {
    const pieces = Array.from({ length: 1000 }, (_, index) => `${index} `);
    expect(joined(textDelta(''), ...pieces.map((text) => textDelta(text)))?.data.delta).toBe(pieces.join(''));
  });

  it('should put log probabilities one after another', () => {
    const withLogprob = (text: string) => {
      const { type, data } = textDelta(text);
      return { type, data: { ...data, logprobs: [{ token: text, logprob: -1 }] } };
    };
    expect(joined(withLogprob('a'), withLogprob('b'))?.data.logprobs).toEqual([
      { token: 'a', logprob: -1 },
      { token: 'b', logprob: -1 },
    ]);
  });

  it('should do without log probabilities where a server sends none', () => {
    const bare = (text: string) => {
      const { type, data } = textDelta(text);
      const { logprobs: _, ...rest } = data;
      return { type, data: rest };
    };
    expect(joined(bare('a'), bare('b'))).toEqual(bare('ab'));
    const odd = { ...textDelta('a'), data: { ...textDelta('a').data, logprobs: 7 as never } };
    expect(joined(odd, bare('b'))).toEqual(bare('ab'));
  });

  it('should join, of what else it is asked to, nothing of another type or part of a summary', () => {
    const event = (type: string, summary_index: number) => ({
      type: 'raw_response_event',
      data: { type, delta: 'a', item_id: 'rs_1', output_index: 0, summary_index },
    });
    const joining = joinedTextDelta(event('x.delta', 0), () => true);
    expect(joining.add(event('y.delta', 0))).toBe(false);
    expect(joining.add(event('x.delta', 1))).toBe(false);
    expect(joining.add(event('x.delta', 0))).toBe(true);
  });

  it.each<[string, unknown, unknown]>([
    ['another item', textDelta('a'), textDelta('b', { item: 'msg_2' })],
    ['another output index', textDelta('a'), textDelta('b', { output: 1 })],
    ['another content part', textDelta('a'), textDelta('b', { content: 1 })],
    ['deltas of arguments', argumentsDelta('{'), argumentsDelta('}')],
    ['a text delta after a delta of arguments', argumentsDelta('{'), textDelta('a')],
    ['an event that is no delta', textDelta('a'), itemDone()],
    ['a text delta after another event', progress(1), textDelta('a')],
    ['what is no event', undefined, 'text'],
  ])('should not join %s', (_, before, event) => {
    expect(joined(before, event)).toBeUndefined();
  });
});
