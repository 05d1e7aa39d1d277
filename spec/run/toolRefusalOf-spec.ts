import type { ToolGuardrailFunctionOutput, ToolInputGuardrail } from 'rxagents';
import { toolRefusalOf } from '../../src/run/toolRefusalOf.js';
import { logItems } from '../../src/run/Log.js';
import { environment } from '../helpers/environment.js';
import { marbles } from '../helpers/marbles.js';
import { functionCall } from '../helpers/rawItems.js';
import { seenOf } from '../helpers/seenOf.js';
import { turnOf } from '../helpers/turnOf.js';
import { unitRecorder } from '../helpers/unitRecorder.js';

const call = functionCall('a', 'pay', '{"sum":1}');
const allow: ToolGuardrailFunctionOutput = { behavior: { type: 'allow' } };
const reject: ToolGuardrailFunctionOutput = { behavior: { type: 'rejectContent', message: 'No.' } };
const trip: ToolGuardrailFunctionOutput = { behavior: { type: 'throwException' } };
const saying = (answer: unknown, name = 'g'): ToolInputGuardrail => ({ name, execute: () => answer as never });

describe('toolRefusalOf', () => {
  it('should be nothing where all allow it', () => {
    expect(seenOf(toolRefusalOf(turnOf(), [saying(allow), saying(allow)], call, 'tool_input', {}))).toEqual([
      undefined,
      'complete',
    ]);
  });

  it('should be what the first says that rejects it, and ask nobody after that', () => {
    const unasked = jest.fn();
    const guardrails = [saying(allow), saying(reject), { name: 'late', execute: unasked }];
    expect(seenOf(toolRefusalOf(turnOf(), guardrails, call, 'tool_input', {}))).toEqual(['No.', 'complete']);
    expect(unasked).not.toHaveBeenCalled();
  });

  it(
    'should ask one after another, and leave with its subscriber',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const first = cold('-(v|)', { v: allow });
      const second = cold('--(v|)', { v: allow });
      const guardrails = [saying(first), saying(second)];
      const refusal$ = toolRefusalOf(turnOf(), guardrails, call, 'tool_input', {});
      expectObservable(refusal$).toBe('---(u|)', { u: undefined });
      expectObservable(refusal$, '^-!').toBe('---');
      expectSubscriptions(first.subscriptions).toBe(['^!', '^!']);
      expectSubscriptions(second.subscriptions).toBe(['-^-!', '-^!']);
    }),
  );

  it.each([
    ['tool_input', 'ToolInputGuardrailTripwireTriggered', 'toolInputGuardrailResults'],
    ['tool_output', 'ToolOutputGuardrailTripwireTriggered', 'toolOutputGuardrailResults'],
  ] as const)('should keep the results of %s guardrails, and end the run where one trips', (type, name, list) => {
    const env = environment();
    const seen = seenOf(toolRefusalOf(turnOf({ env }), [saying(allow), saying(trip)], call, type, {}));
    const results = [allow, trip].map((output) => ({
      guardrail: { type, name: 'g' },
      output,
      toolName: 'pay',
      callId: 'a',
    }));
    expect(seen).toEqual([expect.objectContaining({ name, result: results[1] })]);
    const { [list]: kept, ...others } = env.checks;
    expect(logItems<unknown>(kept)).toEqual(results);
    expect(Object.values(others).map(({ length }) => length)).toEqual([0, 0, 0]);
  });

  it.each([
    [{ behavior: { type: 'rejectContent' } }],
    [{ behavior: { type: 'rejectContent', message: 1 } }],
    [{ behavior: { type: 'else' } }],
    [{ behavior: { type: 'else', message: 'No.' } }],
    [{}],
  ])('should not take %j for a verdict', (answer) => {
    expect(seenOf(toolRefusalOf(turnOf(), [saying(answer)], call, 'tool_output', {}))).toEqual([
      expect.objectContaining({
        name: 'UserError',
        message: expect.stringContaining('The output guardrail "g" of tool "pay" gave no verdict.'),
      }),
    ]);
  });

  it('should tell each the call and the output, with a key of its own', () => {
    const { interceptor, units } = unitRecorder();
    const execute = jest.fn(() => allow);
    const env = environment({ context: { user: 'Ada' } as never, interceptors: [interceptor] });
    const guardrails = [
      { name: 'g', execute },
      { name: 'g', execute },
    ];
    seenOf(toolRefusalOf(turnOf({ env }), guardrails, call, 'tool_output', { output: 7 }));
    const told = { toolCall: call, agent: { name: 'A' }, context: { user: 'Ada' }, output: 7 };
    expect(execute.mock.calls).toEqual([[told], [told]]);
    const input = { callId: 'a', name: 'pay', arguments: '{"sum":1}', output: 7 };
    expect(units).toEqual([
      { kind: 'guardrail', name: 'g', key: 'turn-1/tool/a/guardrail/output/g', input },
      { kind: 'guardrail', name: 'g', key: 'turn-1/tool/a/guardrail/output/g-2', input },
    ]);
    seenOf(toolRefusalOf(turnOf({ env }), guardrails.slice(1), call, 'tool_input', {}));
    expect(units[2]).toMatchObject({ key: 'turn-1/tool/a/guardrail/input/g' });
    expect(units[2]!.input).not.toHaveProperty('output');
  });

  it('should take no message for a refusal where the call is allowed', () => {
    const allowed = { behavior: { type: 'allow', message: 'Fine.' } };
    expect(seenOf(toolRefusalOf(turnOf(), [saying(allowed)], call, 'tool_input', {}))).toEqual([undefined, 'complete']);
  });

  it('should say which guardrail failed, and of which tool', () => {
    expect(seenOf(toolRefusalOf(turnOf(), [saying({})], call, 'tool_input', {}))).toMatchObject([
      { message: expect.stringContaining('The input guardrail "g" of tool "pay" gave no verdict.') },
    ]);
  });
});
