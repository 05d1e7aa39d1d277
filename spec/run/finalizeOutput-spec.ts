import type { Observable } from 'rxjs';
import { Agent, type OutputGuardrail } from 'rxagents';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { finalizeOutput } from '../../src/run/finalizeOutput.js';
import { reduceRun, type RunElement } from '../../src/run/reduceRun.js';
import { runProgressOf } from '../../src/run/RunProgress.js';
import type { RunEnvironment } from '../../src/run/RunEnvironment.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';
import { functionCall, message } from '../helpers/rawItems.js';
import { itemFrom, outputItem } from '../helpers/runItems.js';
import { seenOf } from '../helpers/seenOf.js';
import { unitRecorder } from '../helpers/unitRecorder.js';

const PASS = { tripwireTriggered: false };
const begun = { type: 'turn_prepared', turn: 2, handoffNames: [] } as const;
const final: RunElement = { type: 'final_output', finalOutput: 'Hi' };
const finalized = { type: 'finalized' };
const checked = [{ type: 'verdict_awaited' }, { type: 'verdict_given' }, finalized];

interface Options {
  readonly agent?: Agent<never>;
  readonly elements?: readonly RunElement[];
}

const finalizing = (
  overrides: Partial<RunEnvironment> = {},
  { agent = new Agent({ name: 'A' }), elements = [begun, final] }: Options = {},
): Observable<unknown> =>
  finalizeOutput(elements.reduce(reduceRun, runProgressOf(agent, [])), environment({ agent, ...overrides }));

function guardrail(name: string, more: Partial<OutputGuardrail> = {}): OutputGuardrail {
  return { name, execute: () => PASS, ...more };
}

describe('finalizeOutput', () => {
  it('should be done at once where nobody is to be asked', () => {
    expect(seenOf(finalizing())).toEqual([finalized, 'complete']);
  });

  it("should tell the hooks, then ask the agent's guardrails and the run's", () => {
    const { interceptor, units } = unitRecorder();
    const agent = new Agent({ name: 'A', outputGuardrails: [guardrail('a')], hooks: { onAgentEnd: () => undefined } });
    const hooks = { onAgentEnd: () => undefined };
    const outputGuardrails = [guardrail('b')];
    expect(seenOf(finalizing({ hooks, outputGuardrails, interceptors: [interceptor] }, { agent }))).toEqual([
      ...checked,
      'complete',
    ]);
    expect(units.map(({ key, input }) => [key, input])).toEqual([
      ['turn-2/hooks/onAgentEnd/run', { output: 'Hi' }],
      ['turn-2/hooks/onAgentEnd/agent', { output: 'Hi' }],
      ['turn-2/guardrail/output/a', 'Hi'],
      ['turn-2/guardrail/output/b', 'Hi'],
    ]);
  });

  it(
    'should wait for the hooks, then for the guardrails, and leave either with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const noticed = cold('-(x|)');
      const asked = cold('  --(v|)', { v: PASS });
      const values = { a: checked[0], g: checked[1], f: finalized };
      const finalized$ = finalizing({
        hooks: { onAgentEnd: () => noticed },
        outputGuardrails: [guardrail('g', { execute: () => asked })],
      });
      expectObservable(finalized$).toBe('-a-(gf|)', values);
      expectObservable(finalized$, '^-!').toBe('-a-', values);
      expectSubscriptions(noticed.subscriptions).toBe(['^!', '^!', '^!']);
      expectSubscriptions(asked.subscriptions).toBe(['-^-!', '-^!']);
      expectObservable(finalizing({ hooks: { onAgentEnd: () => noticed } })).toBe('-(f|)', values);
    }),
  );

  it('should end in an error, and in nothing more, where a guardrail trips', () => {
    const outputGuardrails = [guardrail('g', { execute: () => ({ tripwireTriggered: true }) })];
    expect(seenOf(finalizing({ outputGuardrails }))).toEqual([
      checked[0],
      expect.objectContaining({ name: 'OutputGuardrailTripwireTriggered' }),
    ]);
  });

  it('should say what a handler answered only when it has passed', () => {
    const said = message('Sorry.');
    const elements: RunElement[] = [begun, { type: 'handled', finalOutput: 'Sorry.', message: said }];
    const event = expect.objectContaining({ name: 'message_output_created' });
    expect(seenOf(finalizing({}, { elements }))).toEqual([event, finalized, 'complete']);
    const outputGuardrails = [guardrail('g')];
    const [awaited, given] = checked;
    expect(seenOf(finalizing({ outputGuardrails }, { elements }))).toEqual([
      awaited,
      given,
      event,
      finalized,
      'complete',
    ]);
  });

  describe('of a guardrail in mode hold', () => {
    const execute = jest.fn(() => PASS);
    const hold = guardrail('hold', { mode: 'hold', execute });
    const asks = (...elements: readonly RunElement[]): boolean => {
      execute.mockClear();
      seenOf(finalizing({ outputGuardrails: [hold] }, { elements }));
      return execute.mock.calls.length > 0;
    };

    it('should not ask again about a message, which it has passed already', () => {
      expect(asks(begun, runItemEvent(itemFrom(message('Hi'))), final)).toBe(false);
    });

    it('should ask about what a tool or a handler said, which nobody held', () => {
      const used = [runItemEvent(itemFrom(functionCall('a'))), runItemEvent(outputItem('a', 1))];
      expect(asks(begun, ...used, final)).toBe(true);
      expect(asks(begun, { type: 'handled', finalOutput: 'Sorry.' })).toBe(true);
      // Of an earlier turn.
      expect(asks({ ...begun, turn: 1 }, ...used, { type: 'run_again' }, begun, final)).toBe(false);
    });
  });
});
