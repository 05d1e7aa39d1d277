import { JoinedTextDelta } from '../../src/interop/JoinedTextDelta.js';
import { argumentsDelta, itemDone, progress, textDelta } from './events.js';

describe('JoinedTextDelta', () => {
  it('should join the text of deltas of one content part', () => {
    let joined: unknown = textDelta('a', { sequence: 1 });
    for (const [index, text] of ['b', 'c'].entries()) {
      joined = JoinedTextDelta.of(joined, textDelta(text, { sequence: index + 2 }));
    }
    expect((joined as JoinedTextDelta).toEvent()).toEqual(textDelta('abc', { sequence: 3 }));
  });

  it('should leave the events that it joins as they are', () => {
    const [a, b] = [textDelta('a'), textDelta('b')];
    JoinedTextDelta.of(a, b)?.toEvent();
    expect([a, b]).toEqual([textDelta('a'), textDelta('b')]);
  });

  it('should join long texts whole', () => {
    const pieces = Array.from({ length: 1000 }, (_, index) => `${index} `);
    const joined = pieces.slice(1).reduce<unknown>((before, text) => JoinedTextDelta.of(before, textDelta(text)), {
      ...textDelta(pieces[0] ?? ''),
    });
    expect((joined as JoinedTextDelta).toEvent().data.delta).toBe(pieces.join(''));
  });

  it('should put log probabilities one after another', () => {
    const withLogprob = (text: string) => {
      const { type, data } = textDelta(text);
      return { type, data: { ...data, logprobs: [{ token: text, logprob: -1 }] } };
    };
    expect(JoinedTextDelta.of(withLogprob('a'), withLogprob('b'))?.toEvent().data.logprobs).toEqual([
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
    expect(JoinedTextDelta.of(bare('a'), bare('b'))?.toEvent()).toEqual(bare('ab'));
  });

  it.each([
    ['another item', textDelta('a'), textDelta('b', { item: 'msg_2' })],
    ['another output index', textDelta('a'), textDelta('b', { output: 1 })],
    ['another content part', textDelta('a'), textDelta('b', { content: 1 })],
    ['deltas of arguments', argumentsDelta('{'), argumentsDelta('}')],
    ['a text delta after a delta of arguments', argumentsDelta('{'), textDelta('a')],
    ['an event that is no delta', textDelta('a'), itemDone()],
    ['a text delta after another event', progress(1), textDelta('a')],
    ['what is no event', undefined, 'text'],
  ])('should not join %s', (_, before, event) => {
    expect(JoinedTextDelta.of(before, event)).toBeUndefined();
  });
});
