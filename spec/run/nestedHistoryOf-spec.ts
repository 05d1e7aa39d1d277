import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { nestedHistoryOf } from '../../src/run/nestedHistoryOf.js';
import { functionCall, message, reasoningItem } from '../helpers/rawItems.js';

const linesOf = (...items: readonly ResponseInputItem[]): string[] => {
  const { content } = nestedHistoryOf(items) as { content: string };
  return content.split('\n');
};

describe('nestedHistoryOf', () => {
  it('should be one message of the assistant, a numbered line an item', () => {
    const image: ResponseInputItem = {
      role: 'user',
      content: [{ type: 'input_image', image_url: 'x', detail: 'auto' }],
    };
    expect(nestedHistoryOf([])).toMatchObject({ role: 'assistant' });
    expect(linesOf({ role: 'user', content: 'Hi' }, message('Hello'), functionCall('a'), image).slice(1)).toEqual([
      '<CONVERSATION HISTORY>',
      '1. user: Hi',
      '2. assistant: Hello',
      '3. {"type":"function_call","call_id":"a","name":"get_weather","arguments":"{}"}',
      '4. {"role":"user","content":[{"type":"input_image","image_url":"x","detail":"auto"}]}',
      '</CONVERSATION HISTORY>',
    ]);
  });

  it('should keep an item to its line, whatever it says', () => {
    expect(linesOf({ role: 'user', content: 'a\n2. user: b' })[2]).toBe(
      '1. {"role":"user","content":"a\\n2. user: b"}',
    );
  });

  it('should leave out what means nothing in a text: ids, and reasoning that is encrypted', () => {
    const line = linesOf({ ...reasoningItem('rs_1'), encrypted_content: 'secret' })[2];
    expect(line).toBe('1. {"type":"reasoning","summary":[]}');
  });

  it('should go on from the lines of one that was made before, and from nothing that only looks like it', () => {
    const first = nestedHistoryOf([{ role: 'user', content: 'Hi' }, message('1. Hello')]);
    expect(linesOf(first, { role: 'user', content: 'And?' }).slice(2, -1)).toEqual([
      '1. user: Hi',
      '2. assistant: 1. Hello',
      '3. user: And?',
    ]);
    const users = { ...first, role: 'user' } as ResponseInputItem;
    expect(linesOf(users)).toHaveLength(4);
  });

  it('should take for such a message only what begins and ends as one, and keep a line that has no number', () => {
    const { content } = nestedHistoryOf([]) as { content: string };
    const [before, after] = content.split('\n\n') as [string, string];
    const made = (text: string): ResponseInputItem => ({ role: 'assistant', content: text });
    for (const text of [`${content}!`, `!${content}`]) {
      expect(linesOf(made(text))[2]).toBe(`1. ${JSON.stringify(made(text))}`);
    }
    expect(linesOf(made(`${before}\nsee 3. there\n${after}`))[2]).toBe('1. see 3. there');
  });

  it('should go on from more lines than have one digit', () => {
    const first = nestedHistoryOf(Array.from('abcdefghij', (content) => ({ role: 'user', content })));
    expect(linesOf(first).at(-2)).toBe('10. user: j');
  });

  it('should tell whole what is no text of somebody: reasoning that is open, several parts', () => {
    const thought = { type: 'reasoning', summary: [], content: [{ type: 'reasoning_text', text: 'Hmm' }] };
    const parts = [
      { type: 'input_text', text: 'a' },
      { type: 'input_text', text: 'b' },
    ];
    expect(linesOf(thought as never, { role: 'user', content: parts } as never).slice(2, -1)).toEqual([
      `1. ${JSON.stringify(thought)}`,
      `2. ${JSON.stringify({ role: 'user', content: parts })}`,
    ]);
  });
});
