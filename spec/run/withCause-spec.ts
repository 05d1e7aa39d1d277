import type { ResponseRetracted } from 'rxagents';
import { withCause } from '../../src/run/withCause.js';

const retracted = (): ResponseRetracted => ({ type: 'response.retracted', attempt: 1, reason: 'cut' });

describe('withCause', () => {
  it('should let a retraction remember its cause, which is seen neither in the event nor in its JSON', () => {
    const cause = new Error('cut');
    const event = withCause(retracted(), cause);
    expect(event.cause).toBe(cause);
    expect(event).toStrictEqual(retracted());
    expect(JSON.stringify(event)).toBe(JSON.stringify(retracted()));
  });
});
