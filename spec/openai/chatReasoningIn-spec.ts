import { chatReasoningIn } from '../../src/openai/chatReasoningIn.js';

describe('chatReasoningIn', () => {
  const details = [{ type: 'reasoning.text', text: 'Hm' }];

  it.each([
    [{ reasoning_content: 'Hm' }, { text: 'Hm', field: 'reasoning_content' }],
    [{ reasoning: 'Hm' }, { text: 'Hm', field: 'reasoning' }],
    [
      { reasoning_content: 'Hm', reasoning: 'Hm' },
      { text: 'Hm', field: 'reasoning_content' },
    ],
    [
      { reasoning: 'Hm', reasoning_details: details },
      { text: 'Hm', field: 'reasoning', details },
    ],
    [{ reasoning_details: details }, { text: 'Hm', details }],
    [
      { reasoning_details: [{ summary: 'H' }, { data: 'x' }, { summary: 'm' }] },
      { text: 'Hm', details: [{ summary: 'H' }, { data: 'x' }, { summary: 'm' }] },
    ],
    [{ content: [{ type: 'thinking', thinking: [{ text: 'H' }, { text: 'm' }] }, { text: 'A' }] }, { text: 'Hm' }],
    [{ content: [{ type: 'reasoning', summary: [{ type: 'summary_text', text: 'Hm' }] }] }, { text: 'Hm' }],
  ])('should find the reasoning in %j', (delta, reasoning) => {
    expect(chatReasoningIn(delta)).toEqual(reasoning);
  });

  it.each([
    [{}],
    [{ content: 'A' }],
    [{ content: null, reasoning: null, reasoning_content: '', reasoning_details: [] }],
    [{ reasoning: { effort: 'low' } as never }],
    [{ content: [{ text: 'A' }, { thinking: null }] }],
  ])('should find none in %j', (delta) => {
    expect(chatReasoningIn(delta)).toBeUndefined();
  });
});
