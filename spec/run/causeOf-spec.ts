import type { ResponseRetracted } from 'rxagents';
import { causeOf, withCause } from '../../src/run/causeOf.js';

const retracted = (): ResponseRetracted => ({ type: 'response.retracted', attempt: 1, reason: 'cut' });

describe('causeOf', () => {
  it('should be what the retraction was told, and nothing otherwise', () => {
    const cause = new Error('cut');
    expect(causeOf(withCause(retracted(), cause))).toBe(cause);
    expect(causeOf(retracted())).toBeUndefined();
  });

  it('should be seen neither in the event nor in its JSON', () => {
    const event = withCause(retracted(), new Error('cut'));
    expect(event).toStrictEqual(retracted());
    expect(JSON.stringify(event)).toBe(JSON.stringify(retracted()));
  });
});
