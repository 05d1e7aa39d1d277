import { CallbackError } from 'rxagents';

describe('CallbackError', () => {
  it('should name the callback and hold what it threw', () => {
    const cause = new Error('no database');
    const error = new CallbackError('instructions of agent "Triage"', cause);
    expect(error).toMatchObject({ name: 'CallbackError', unit: 'instructions of agent "Triage"', cause });
    expect(error.message).toMatch(/^The instructions of agent "Triage" failed: no database\. /);
  });
});
