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
});
