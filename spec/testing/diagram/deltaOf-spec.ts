import { deltaOf } from '../../../src/testing/diagram/deltaOf.js';
import { argumentsDelta, created, refusalDelta, textDelta } from '../../helpers/rawEvents.js';

describe('deltaOf', () => {
  it('should know what people read', () => {
    expect(deltaOf(textDelta('Hi', { output_index: 2 }))).toEqual({ lane: 'text', index: 2, text: 'Hi' });
    expect(deltaOf(refusalDelta('No'))).toEqual({ lane: 'text', index: 0, text: 'No' });
    const place = { item_id: 'rs_1', output_index: 1, sequence_number: 0, delta: 'Hm' };
    const summary = { type: 'response.reasoning_summary_text.delta', ...place, summary_index: 0 } as const;
    const reasoning = { type: 'response.reasoning_text.delta', ...place, content_index: 0 } as const;
    expect([summary, reasoning].map(deltaOf)).toEqual(Array(2).fill({ lane: 'reasoning', index: 1, text: 'Hm' }));
  });

  it('should leave the rest to the model', () => {
    expect([created(), argumentsDelta('{}')].map(deltaOf)).toEqual([undefined, undefined]);
  });
});
