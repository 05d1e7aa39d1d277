import { CallLedger } from '../../src/testing/CallLedger.js';
import { RunGrammar } from '../../src/testing/RunGrammar.js';
import { runEvents } from '../helpers/runEvents.js';

// What a run's order is, rule by rule, is in assertRunGrammar-spec.ts.
describe('RunGrammar', () => {
  it('should say nothing of a run that is in order', () => {
    const grammar = new RunGrammar(new CallLedger());
    const finished = { ...runEvents.f, result: { status: 'stopped', newItems: [] } as never };
    expect([grammar.next(runEvents.a), grammar.next(finished), grammar.complete()]).toEqual(Array(3).fill(undefined));
  });

  it('should say what is wrong, and which rule it breaks', () => {
    const grammar = new RunGrammar(new CallLedger());
    expect(grammar.next(runEvents.r)).toEqual({
      reason: 'no agent was announced before it',
      rule: 'a run begins with agent_updated_stream_event',
    });
    expect(grammar.complete()?.reason).toBe('it completed without a run_finished_event');
    expect(grammar.error(new Error('not of the run'))).toBeUndefined();
  });
});
