import { logItems } from '../../src/run/Log.js';
import { identity, map, of } from 'rxjs';
import type { RunEvent, ToolGuardrailFunctionOutput, ToolOutputGuardrail } from 'rxagents';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { guardToolOutput } from '../../src/run/guardToolOutput.js';
import { letterOf } from '../helpers/letterOf.js';
import { marbles } from '../helpers/marbles.js';
import { functionCall } from '../helpers/rawItems.js';
import { outputItem } from '../helpers/runItems.js';
import { runEvents } from '../helpers/runEvents.js';
import { seenOf } from '../helpers/seenOf.js';
import { toolNamed } from '../helpers/toolNamed.js';
import { turnOf } from '../helpers/turnOf.js';

const answer = (output: unknown): RunEvent => runItemEvent(outputItem('a', output));
const allow: ToolGuardrailFunctionOutput = { behavior: { type: 'allow' } };
const guarded = (...outputGuardrails: readonly ToolOutputGuardrail[]) =>
  guardToolOutput(turnOf(), { ...toolNamed(), outputGuardrails }, functionCall('a'), answer);

describe('guardToolOutput', () => {
  it('should leave the work as it is where nobody guards it', () => {
    expect(guarded()).toBe(identity);
  });

  it(
    'should pass progress on, and the output when it is allowed',
    marbles(({ cold, expectObservable, expectSubscriptions }) => {
      const asked = cold('--(v|)', { v: { behavior: { type: 'allow' as const } } });
      const work = cold<RunEvent>('-po|', runEvents);
      const guarded$ = work.pipe(guarded({ name: 'g', execute: () => asked }), map(letterOf));
      expectObservable(guarded$).toBe('-p--(o|)');
      expectObservable(guarded$, '^--!').toBe('-p--');
      expectSubscriptions(asked.subscriptions).toBe(['--^-!', '--^!']);
      expectSubscriptions(work.subscriptions).toBe(['^--!', '^--!']);
    }),
  );

  it('should say the refusal in place of the output, which the guardrail alone has seen', () => {
    const execute = jest.fn(() => ({ behavior: { type: 'rejectContent' as const, message: '' } }));
    expect(seenOf(of(runEvents.p, answer(7)).pipe(guarded({ name: 'g', execute })))).toEqual([
      runEvents.p,
      answer(''),
      'complete',
    ]);
    expect(execute.mock.calls).toEqual([[expect.objectContaining({ output: 7 })]]);
  });

  it(
    'should pass on the error of the work',
    marbles(({ cold, expectObservable }) => {
      const work = cold<RunEvent>('p-#', runEvents);
      const execute = () => ({ behavior: { type: 'allow' as const } });
      expectObservable(work.pipe(guarded({ name: 'g', execute }), map(letterOf))).toBe('p-#');
    }),
  );

  it('should keep what each said as a result of the output', () => {
    const turn = turnOf();
    const tool = { ...toolNamed(), outputGuardrails: [{ name: 'g', execute: () => allow }] };
    seenOf(of(answer(7)).pipe(guardToolOutput(turn, tool, functionCall('a'), answer)));
    expect(logItems(turn.env.checks.toolOutputGuardrailResults)).toMatchObject([
      { guardrail: { type: 'tool_output', name: 'g' }, output: allow },
    ]);
  });
});
