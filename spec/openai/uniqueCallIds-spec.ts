import type { ModelRequest } from 'rxagents';
import { uniqueCallIds } from '../../src/openai/uniqueCallIds.js';

const call = (call_id: string): ModelRequest['input'][number] => ({
  type: 'function_call',
  call_id,
  name: 'f',
  arguments: '',
});

describe('uniqueCallIds', () => {
  it('should keep an id that no other call has', () => {
    expect(uniqueCallIds([call('call_1')])('call_2')).toBe('call_2');
  });

  it('should number an id that a call of the conversation or of this answer has', () => {
    const idFor = uniqueCallIds([call('call_0'), { role: 'user', content: 'Hi' }, call('call_0_2')]);
    expect(['call_0', 'call_0', 'call_1', 'call_1'].map(idFor)).toEqual(['call_0_3', 'call_0_4', 'call_1', 'call_1_2']);
  });

  it('should look through the conversation only when there is a call', () => {
    const input = jest.fn();
    uniqueCallIds({ flatMap: input } as unknown as ModelRequest['input']);
    expect(input).not.toHaveBeenCalled();
  });
});
