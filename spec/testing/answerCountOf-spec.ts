import { answerCountOf } from '../../src/testing/answerCountOf.js';

const user = { role: 'user', content: 'Hi' } as const;
const call = (call_id: string) => ({ type: 'function_call', call_id, name: 'look', arguments: '{}' }) as const;
const output = (call_id: string) => ({ type: 'function_call_output', call_id, output: '' }) as const;

describe('answerCountOf', () => {
  it('should count what the model said in one go as one', () => {
    expect(answerCountOf([])).toBe(0);
    expect(answerCountOf([user])).toBe(0);
    expect(answerCountOf([user, call('1'), call('2'), output('1'), output('2')])).toBe(1);
    expect(answerCountOf([user, call('1'), output('1'), { role: 'assistant', content: 'Done' }])).toBe(2);
    expect(answerCountOf([{ role: 'assistant', content: 'Hello' }, user, user, call('1')])).toBe(2);
  });
});
