import { AgentGrammar } from '../../src/testing/AgentGrammar.js';
import { runEvents } from '../helpers/runEvents.js';

const handoff = { targetAgent: { name: 'B' } } as Parameters<AgentGrammar['handedOver']>[0];

describe('AgentGrammar', () => {
  it('should want the agent first', () => {
    const grammar = new AgentGrammar();
    expect(grammar.misplaced(runEvents.r)?.reason).toBe('no agent was announced before it');
    expect([grammar.misplaced(runEvents.a), grammar.updated('A'), grammar.misplaced(runEvents.r)]).toEqual(
      Array(3).fill(undefined),
    );
    expect(grammar.isAnnounced).toBe(true);
  });

  it('should want the next agent directly after a handoff, unless the run is left there', () => {
    const grammar = new AgentGrammar();
    grammar.updated('A');
    expect(grammar.updated('B')?.reason).toBe('no handoff had just occurred');
    grammar.handedOver(handoff);
    expect(grammar.misplaced(runEvents.r)?.reason).toBe('a handoff to "B" had just occurred');
    expect(grammar.misplaced(runEvents.f)?.reason).toBe('a handoff to "B" had just occurred');
    const stopped = { ...runEvents.f, result: { status: 'stopped' } as never };
    expect(grammar.misplaced(stopped)).toBeUndefined();
    expect(grammar.updated('C')?.reason).toBe('the handoff was to "B"');
  });

  it('should tell a run that begins anew from a handoff', () => {
    const grammar = new AgentGrammar();
    expect(grammar.isBegunAnewBy(runEvents.a)).toBe(false);
    grammar.updated('A');
    expect([runEvents.a, runEvents.b, runEvents.r].map((event) => grammar.isBegunAnewBy(event))).toEqual([
      true,
      false,
      false,
    ]);
    grammar.handedOver({ targetAgent: { name: 'A' } } as typeof handoff);
    expect(grammar.isBegunAnewBy(runEvents.a)).toBe(false);
  });
});
