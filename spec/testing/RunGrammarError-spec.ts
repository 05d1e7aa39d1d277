import { isAgentsError } from 'rxagents';
import { RunGrammarError } from 'rxagents/testing';
import { runEvents } from '../helpers/runEvents.js';

describe('RunGrammarError', () => {
  it('should hold the rule, the event and the cause', () => {
    const cause = new Error('late');
    const error = new RunGrammarError('out of order', { rule: 'one ending', event: runEvents.a, cause });
    expect(error).toMatchObject({ name: 'RunGrammarError', message: 'out of order', rule: 'one ending' });
    expect(error.event).toBe(runEvents.a);
    expect(error.cause).toBe(cause);
  });

  it('should leave out what there is not', () => {
    const error = new RunGrammarError('out of order', { rule: 'one ending' });
    expect('event' in error).toBe(false);
    expect('cause' in error).toBe(false);
  });

  it('should be no error of a run, so that no handler of those takes it', () => {
    expect(isAgentsError(new RunGrammarError('out of order', { rule: 'one ending' }))).toBe(false);
  });
});
