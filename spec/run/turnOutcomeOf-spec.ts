import { EMPTY, of, type Observable } from 'rxjs';
import { Agent, handoff, type ToolUseBehavior } from 'rxagents';
import type { TurnOutcome } from '../../src/work/TurnOutcome.js';
import { turnOutcomeOf } from '../../src/run/turnOutcomeOf.js';
import type { TurnDecision } from '../../src/run/turnDecisionOf.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';
import { turnOf } from '../helpers/turnOf.js';

const schema = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
} as const;
const structured = turnOf({ output: new Agent({ name: 'A', outputType: schema }).output });
const results = [{ toolName: 'x', callId: 'a', output: 1 }];
const asking = (ask: unknown): TurnDecision => ({
  type: 'ask_tool_use',
  ask: ask as Extract<ToolUseBehavior<never>, () => unknown>,
  results,
});

function outcomeOf(outcome$: Observable<TurnOutcome>): unknown {
  let outcome: unknown;
  outcome$.subscribe({ next: (value) => (outcome = value), error: (error: unknown) => (outcome = error) });
  return outcome;
}

describe('turnOutcomeOf', () => {
  it('should run again', () => {
    expect(outcomeOf(turnOutcomeOf(turnOf(), { type: 'run_again' }))).toEqual({ type: 'run_again' });
  });

  it('should end with the text', () => {
    expect(outcomeOf(turnOutcomeOf(turnOf(), { type: 'text', text: 'Hi' }))).toEqual({
      type: 'final_output',
      finalOutput: 'Hi',
    });
  });

  it('should hand over to the agent of the handoff', () => {
    const agent = new Agent({ name: 'B' });
    const via = handoff(agent);
    const outcome = outcomeOf(
      turnOutcomeOf(turnOf({ handoffs: [via] }), { type: 'handoff', handoffName: 'transfer_to_b' }),
    );
    expect(outcome).toEqual({ type: 'handoff', agent, via });
    expect((outcome as { agent: unknown }).agent).toBe(agent);
  });

  it('should make an error of a refusal', () => {
    expect(() => turnOutcomeOf(turnOf(), { type: 'refusal', refusal: 'No' })).toThrow(
      expect.objectContaining({ name: 'ModelRefusalError', refusal: 'No' }),
    );
  });

  describe('with structured output', () => {
    it('should end with what the text says', () => {
      expect(outcomeOf(turnOutcomeOf(structured, { type: 'text', text: '{"city":"Oslo"}' }))).toEqual({
        type: 'final_output',
        finalOutput: { city: 'Oslo' },
      });
    });

    it('should make an error of a text that does not fit', () => {
      expect(outcomeOf(turnOutcomeOf(structured, { type: 'text', text: 'Oslo' }))).toMatchObject({
        name: 'ModelBehaviorError',
        message: expect.stringContaining('agent "A" does not fit its outputType'),
        text: 'Oslo',
      });
    });

    it("should take a tool's output as it is", () => {
      const output = { city: 'Oslo' };
      expect(outcomeOf(turnOutcomeOf(structured, { type: 'tool_output', output }))).toEqual({
        type: 'final_output',
        finalOutput: output,
      });
    });
  });

  it.each<[unknown, string]>([
    ['ok', 'ok'],
    [{ city: 'Oslo' }, '{"city":"Oslo"}'],
    [undefined, ''],
    [4, '4'],
    [{ type: 'input_text', text: 'Hi' }, '[{"type":"input_text","text":"Hi"}]'],
  ])("should end with a tool's output as text: %j", (output, finalOutput) => {
    expect(outcomeOf(turnOutcomeOf(turnOf(), { type: 'tool_output', output }))).toEqual({
      type: 'final_output',
      finalOutput,
    });
  });

  describe("when the agent's function decides", () => {
    it('should ask it with the context and the results, through the interceptors', () => {
      const context = { user: 'Ada' } as never;
      const keys: string[] = [];
      const env = environment({ context, interceptors: [({ key }, work$) => (keys.push(key), work$)] });
      const ask = jest.fn(() => of({ isFinalOutput: true, finalOutput: 'done' }));
      expect(outcomeOf(turnOutcomeOf(turnOf({ env }), asking(ask)))).toEqual({
        type: 'final_output',
        finalOutput: 'done',
      });
      expect(ask.mock.calls).toEqual([[context, results]]);
      expect(keys).toEqual(['turn-1/toolUseBehavior']);
    });

    it('should run again where it says so', () => {
      expect(
        outcomeOf(
          turnOutcomeOf(
            turnOf(),
            asking(() => ({ isFinalOutput: false })),
          ),
        ),
      ).toEqual({ type: 'run_again' });
    });

    it.each<[string, () => unknown]>([
      [
        'throws',
        () => {
          throw new Error('x');
        },
      ],
      ['decides nothing', () => undefined],
      ['emits nothing', () => EMPTY],
      ['ends with what has no JSON', () => ({ isFinalOutput: true, finalOutput: 10n })],
    ])('should be a typed error where it %s', (_what, ask) => {
      expect(outcomeOf(turnOutcomeOf(turnOf(), asking(ask)))).toMatchObject({
        name: expect.stringMatching(/^(CallbackError|UserError)$/),
        message: expect.stringContaining('toolUseBehavior of agent "A"'),
      });
    });

    it(
      'should wait for it, and leave it with the subscriber',
      marbles(({ cold, expectObservable, expectSubscriptions }) => {
        const answer = cold('--(n|)', { n: { isFinalOutput: false } });
        const outcome$ = turnOutcomeOf(
          turnOf(),
          asking(() => answer),
        );
        expectObservable(outcome$).toBe('        --(r|)', { r: { type: 'run_again' } });
        expectObservable(outcome$, '^!').toBe('--');
        expectSubscriptions(answer.subscriptions).toBe(['^-!', '^!']);
      }),
    );
  });

  it('should run again where the model said nothing, unless there is a handler for that', () => {
    expect(outcomeOf(turnOutcomeOf(structured, { type: 'no_output' }))).toEqual({ type: 'run_again' });
    const env = environment({ errorHandlers: { invalidFinalOutput: () => 'x' } });
    expect(() => turnOutcomeOf({ ...structured, env }, { type: 'no_output' })).toThrow(
      expect.objectContaining({
        name: 'ModelBehaviorError',
        message: 'The final output of agent "A" is empty. Describe it in the instructions.',
        text: '',
        isFinalOutput: true,
      }),
    );
  });

  it('should mark an error of the final output as that', () => {
    expect(outcomeOf(turnOutcomeOf(structured, { type: 'text', text: 'Oslo' }))).toMatchObject({ isFinalOutput: true });
  });
});
