import { isAgentsError } from 'rxagents';
import { CrashError } from 'rxagents/testing';

describe('CrashError', () => {
  it('should say where the run crashed, and what differs; it is no error of a run', () => {
    const error = new CrashError('Not the same.', { crashedAt: 'event 3', difference: 'history is longer' });
    expect(error).toMatchObject({ name: 'CrashError', message: 'Not the same.', crashedAt: 'event 3' });
    expect(error.difference).toBe('history is longer');
    expect(isAgentsError(error)).toBe(false);
  });
});
