import { isVerdict } from '../../src/run/isVerdict.js';
import { performGuardrail } from '../../src/run/performGuardrail.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';
import { seenOf } from '../helpers/seenOf.js';
import { turnOf } from '../helpers/turnOf.js';
import { unitRecorder } from '../helpers/unitRecorder.js';

const PASS = { tripwireTriggered: false };
const asking = (ask: () => unknown, place = turnOf()) =>
  performGuardrail(
    place,
    {
      name: 'g',
      what: 'input guardrail "g"',
      step: 'guardrail/g',
      input: 'Hi',
      ask: ask as never,
      isAnswer: isVerdict,
    },
    (answer) => ({ answer }),
  );

describe('performGuardrail', () => {
  it(
    'should emit what is made of the answer, and leave the guardrail with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const asked = cold('--v|', { v: PASS });
      const subs = ['     ^--!', '^!'].map((line) => line.trim());
      expectObservable(asking(() => asked)).toBe('---(v|)', { v: { answer: PASS } });
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

  it('should be a unit of work of its own kind', () => {
    const { interceptor, units } = unitRecorder();
    seenOf(asking(() => PASS, turnOf({ env: environment({ interceptors: [interceptor] }) })));
    expect(units).toEqual([{ kind: 'guardrail', name: 'g', key: 'turn-1/guardrail/g', input: 'Hi' }]);
  });
});
