import { rawDataOf } from '../../src/interop/rawDataOf.js';
import { agentUpdated, progress, textDelta } from './events.js';

describe('rawDataOf', () => {
  it('should be the chunk of a raw event', () => {
    const event = textDelta('a');
    expect(rawDataOf(event)).toBe(event.data);
  });

  it.each([[agentUpdated], [progress(1)], [undefined], [null], ['text']])('should be undefined for %p', (event) => {
    expect(rawDataOf(event)).toBeUndefined();
  });

  it.each([
    undefined,
    null,
    7,
    {},
    { type: 7, delta: 'a' },
    { type: 'response.output_text.delta' },
    { type: 'response.refusal.delta', delta: null },
    { type: 'response.function_call_arguments.delta', delta: ['a'] },
  ])('should be undefined for a chunk that is not what it says: %j', (data) => {
    expect(rawDataOf({ type: 'raw_response_event', data })).toBeUndefined();
  });

  it.each([{ type: 'response.created' }, { type: 'response.x.delta', delta: '' }, { type: 'x', delta: 7 }])(
    'should be any other chunk: %j',
    (data) => {
      expect(rawDataOf({ type: 'raw_response_event', data })).toBe(data);
    },
  );
});
