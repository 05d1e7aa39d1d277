import { finishedResultOf } from '../../src/interop/finishedResultOf.js';
import { agentUpdated, finished, result } from './events.js';

describe('finishedResultOf', () => {
  it('should be the result that the last event of a run holds', () => {
    expect(finishedResultOf(finished)).toBe(result);
  });

  it.each([[agentUpdated], [{ ...agentUpdated, result }], [undefined], [null], ['text'], [1]])(
    'should be undefined for %p',
    (event) => {
      expect(finishedResultOf(event)).toBeUndefined();
    },
  );
});
