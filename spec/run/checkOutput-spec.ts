import type { OutputGuardrail } from 'rxagents';
import { checkOutput } from '../../src/run/checkOutput.js';
import { logItems } from '../../src/run/Log.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';
import { seenOf } from '../helpers/seenOf.js';
import { turnOf } from '../helpers/turnOf.js';
import { unitRecorder } from '../helpers/unitRecorder.js';

const PASS = { tripwireTriggered: false };
const TRIP = { tripwireTriggered: true, outputInfo: 'rude' };
const saying = (answer: unknown, name = 'g'): OutputGuardrail => ({ name, execute: () => answer as never });
const resultOf = (output: object): object => ({
  guardrail: { type: 'output', name: 'g' },
  output,
  agent: { name: 'A' },
});

describe('checkOutput', () => {
  it(
    'should ask all together, and complete with the last of them',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const quick = cold('-(p|)', { p: PASS });
      const slow = cold(' ---(p|)', { p: PASS });
      const checked$ = checkOutput(turnOf(), [saying(quick), saying(slow)], 'Hi', 'guardrail/output', false);
      expectObservable(checked$).toBe('---|');
      expectObservable(checked$, '^-!').toBe('---');
      expectSubscriptions(quick.subscriptions).toBe(['^!', '^!']);
      expectSubscriptions(slow.subscriptions).toBe(['^--!', '^-!']);
    }),
  );

  it(
    'should error when one trips, and leave the others',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const trips = cold('-(t|)', { t: TRIP });
      const slow = cold(' ---(p|)', { p: PASS });
      const checked$ = checkOutput(turnOf(), [saying(slow), saying(trips)], 'Hi', 'guardrail/output', false);
      const error = expect.objectContaining({
        name: 'OutputGuardrailTripwireTriggered',
        result: { ...resultOf(TRIP), agentOutput: 'Hi' },
      });
      expectObservable(checked$).toBe('-#', undefined, error);
      expectSubscriptions(slow.subscriptions).toBe('^!');
    }),
  );

  it('should keep each result, without the output where that is held', () => {
    for (const isHeld of [false, true]) {
      const env = environment();
      seenOf(checkOutput(turnOf({ env }), [saying(PASS), saying(TRIP)], 'Hi', 'x', isHeld));
      const more = isHeld ? {} : { agentOutput: 'Hi' };
      expect(logItems(env.checks.outputGuardrailResults)).toStrictEqual([
        { ...resultOf(PASS), ...more },
        { ...resultOf(TRIP), ...more },
      ]);
    }
  });

  it('should tell the guardrail all, and interceptors nothing of what is held', () => {
    const { interceptor, units } = unitRecorder();
    const execute = jest.fn(() => PASS);
    const env = environment({ context: { user: 'Ada' } as never, interceptors: [interceptor] });
    const guardrails = [
      { name: 'g', execute },
      { name: 'g', execute },
    ];
    seenOf(checkOutput(turnOf({ env }), guardrails, 'Hi', 'guardrail/output', false));
    seenOf(checkOutput(turnOf({ env }), guardrails.slice(1), 'Hi', 'guardrail/hold/1', true));
    const told = [{ agentOutput: 'Hi', agent: { name: 'A' }, context: { user: 'Ada' } }];
    expect(execute.mock.calls).toEqual([told, told, told]);
    expect(units).toEqual([
      { kind: 'guardrail', name: 'g', key: 'turn-1/guardrail/output/g', input: 'Hi' },
      { kind: 'guardrail', name: 'g', key: 'turn-1/guardrail/output/g-2', input: 'Hi' },
      { kind: 'guardrail', name: 'g', key: 'turn-1/guardrail/hold/1/g', input: null },
    ]);
  });

  it('should fail where one gives no verdict', () => {
    expect(seenOf(checkOutput(turnOf(), [saying({})], 'Hi', 'x', false))).toEqual([
      expect.objectContaining({ name: 'UserError', message: expect.stringContaining('output guardrail "g"') }),
    ]);
  });
});
