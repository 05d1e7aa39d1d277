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
});
