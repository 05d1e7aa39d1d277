import { askGuardrails, type GuardrailQuestion } from '../../src/run/askGuardrails.js';
import { logItems } from '../../src/run/Log.js';
import { concat } from 'rxjs';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';
import { seenOf } from '../helpers/seenOf.js';
import { turnOf } from '../helpers/turnOf.js';
import { unitRecorder } from '../helpers/unitRecorder.js';

const PASS = { tripwireTriggered: false };
const question: GuardrailQuestion = { kind: 'input', step: 'guardrail', input: 'Hi', told: { input: 'Hi' } };
const asking = (execute: (check: never) => unknown, place = turnOf(), more: Partial<GuardrailQuestion> = {}) =>
  concat(...askGuardrails(place, [{ name: 'g', execute: execute as never }], { ...question, ...more }));

describe('askGuardrails', () => {
  it(
    'should emit the answer, and leave the guardrail with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const asked = cold('--v|', { v: PASS });
      const subs = ['     ^--!', '^!'].map((line) => line.trim());
      expectObservable(asking(() => asked)).toBe('---(v|)', { v: PASS });
      expectObservable(
        asking(() => asked),
        '^!',
      ).toBe('--');
      expectSubscriptions(asked.subscriptions).toBe(subs);
    }),
  );

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['something else', {}],
    ['no true or false', { tripwireTriggered: 0 }],
  ])('should fail the run where the answer is %s', (_what, answer) => {
    expect(seenOf(asking(() => answer))).toEqual([
      expect.objectContaining({
        name: 'UserError',
        message: 'The input guardrail "g" gave no verdict. Let it return one, such as { tripwireTriggered: false }.',
      }),
    ]);
  });

  it('should fail the run, naming the guardrail, where it throws', () => {
    const error = new Error('x');
    const fails = (): never => {
      throw error;
    };
    expect(seenOf(asking(fails))).toEqual([
      expect.objectContaining({ name: 'CallbackError', unit: 'input guardrail "g"', cause: error }),
    ]);
  });

  it.each<[GuardrailQuestion['kind'], object]>([
    ['output', { behavior: { type: 'allow' } }],
    ['tool_input', PASS],
    ['tool_output', { behavior: { type: 'rejectContent' } }],
  ])('should not take for a verdict what is none of its kind: %s', (kind, answer) => {
    const [error] = seenOf(asking(() => answer, turnOf(), { kind, owner: ' of tool "t"' }));
    expect(error).toMatchObject({ name: 'UserError' });
    expect(String(error)).toContain(`The ${kind.replace('tool_', '')} guardrail "g" of tool "t" gave no verdict.`);
  });

  it('should keep the verdicts, each with what is known beside it, and ask nobody before it is subscribed to', () => {
    const turn = turnOf();
    const execute = jest.fn(() => PASS);
    const asked$ = asking(execute, turn, { more: { callId: 'a' } });
    expect(execute).not.toHaveBeenCalled();
    seenOf(asked$);
    expect(execute.mock.calls).toEqual([[{ input: 'Hi', agent: turn.agent, context: turn.env.context }]]);
    expect(logItems(turn.env.checks.inputGuardrailResults)).toEqual([
      { guardrail: { type: 'input', name: 'g' }, output: PASS, callId: 'a' },
    ]);
  });

  it.each<[GuardrailQuestion['kind'], string, object]>([
    ['input', 'InputGuardrailTripwireTriggered', { tripwireTriggered: true }],
    ['output', 'OutputGuardrailTripwireTriggered', { tripwireTriggered: true }],
    ['tool_input', 'ToolInputGuardrailTripwireTriggered', { behavior: { type: 'throwException' } }],
    ['tool_output', 'ToolOutputGuardrailTripwireTriggered', { behavior: { type: 'throwException' } }],
  ])('should error where one trips: %s', (kind, name, output) => {
    const seen = seenOf(asking(() => output, turnOf(), { kind, more: { agent: { name: 'A' }, toolName: 't' } }));
    expect(seen).toEqual([expect.objectContaining({ name, result: expect.objectContaining({ output }) as unknown })]);
  });

  it('should be a unit of work of its own kind', () => {
    const { interceptor, units } = unitRecorder();
    seenOf(asking(() => PASS, turnOf({ env: environment({ interceptors: [interceptor] }) })));
    expect(units).toEqual([{ kind: 'guardrail', name: 'g', key: 'turn-1/guardrail/g', input: 'Hi' }]);
  });
});
