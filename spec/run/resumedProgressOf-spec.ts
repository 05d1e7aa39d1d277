import { Agent, handoff } from 'rxagents';
import { logItems } from '../../src/run/Log.js';
import { requestUsageOf } from '../../src/run/requestUsageOf.js';
import { resumedProgressOf } from '../../src/run/resumedProgressOf.js';
import { turnItemsOf } from '../../src/run/turnItemsOf.js';
import { functionCall, message } from '../helpers/rawItems.js';
import { APPROVED, approvalItem, openState, stateJson } from '../helpers/stateJson.js';

const toB = handoff(new Agent({ name: 'B' }));
const agent = new Agent({ name: 'A', handoffs: [toB] });
const hi = { role: 'user' as const, content: 'Hi' };

describe('resumedProgressOf', () => {
  it('should stand where the run was left', () => {
    const used = requestUsageOf({ input_tokens: 3 });
    const usage = { requests: 1, ...used, perRequest: [used], unfinished: [{ estimatedOutputTokens: 2 }] };
    const left = {
      turn: 2,
      isVerdictAwaited: true,
      inputLength: 1,
      history: [hi, message('Hello')],
      unsaved: [message('Hello')],
      unsent: [hi, hi],
      steered: [hi],
      lastResponseId: 'resp_1',
      toolUsers: ['A'],
      always: { pay: APPROVED },
      usage,
    };
    const progress = resumedProgressOf(agent, stateJson(left), true);
    const { turn, isVerdictAwaited, inputLength, unsaved, unsent, steered, lastResponseId } = left;
    expect(progress).toMatchObject({ turn, isVerdictAwaited, inputLength, unsaved, unsent, steered, lastResponseId });
    expect(progress).toMatchObject({
      agent,
      isSaved: true,
      isLoading: false,
      phase: 'announce',
      requests: 1,
      usage: used,
    });
    expect(progress.usage).toEqual(used);
    expect(logItems(progress.history)).toEqual(left.history);
    expect(logItems(progress.perRequest)).toEqual([used]);
    expect(logItems(progress.unfinished)).toEqual(usage.unfinished);
    expect([...progress.toolUsers]).toEqual(['A']);
    expect([...progress.always]).toEqual([['pay', APPROVED]]);
    expect(logItems(progress.newItems)).toEqual([]);
    expect(resumedProgressOf(agent, stateJson(), false).isSaved).toBe(false);
  });

  it('should not have what the state does not say', () => {
    expect(resumedProgressOf(agent, stateJson(), true)).toMatchObject({
      current: undefined,
      modelHistory: undefined,
      handedOver: undefined,
      lastResponseId: undefined,
    });
    expect(resumedProgressOf(agent, stateJson(), true).decisions.size).toBe(0);
  });

  it('should go on with the agent that was active, and with the first where it is not to be found', () => {
    expect(resumedProgressOf(agent, stateJson({ agent: 'B' }), true).agent).toBe(toB.agent);
    expect(resumedProgressOf(agent, stateJson({ agent: 'X' }), true).agent).toBe(agent);
  });

  it('should remember a handoff that is not settled, and what models are sent in place of the history', () => {
    const handedOver = { from: 'A', via: 'transfer_to_b', firstNew: 1 };
    const progress = resumedProgressOf(agent, stateJson({ agent: 'B', handedOver, modelHistory: [hi, hi] }), true);
    expect(progress.handedOver).toEqual({ from: agent, via: toB, firstNew: 1 });
    expect(logItems(progress.modelHistory!)).toEqual([hi, hi]);
    const { via: _via, ...bare } = handedOver;
    expect(resumedProgressOf(agent, stateJson({ handedOver: bare }), true).handedOver).toStrictEqual({
      from: agent,
      firstNew: 1,
    });
  });

  describe('in an open turn', () => {
    const [a, h] = [functionCall('a', 'pay'), functionCall('h', 'transfer_to_b')];
    const rawItem = { type: 'function_call_output' as const, call_id: 'b', output: 'ok' };
    const b = functionCall('b', 'pay');
    const progress = resumedProgressOf(
      agent,
      openState({
        output: [message('Hi'), a, b, h],
        approvals: ['a'],
        outputs: [{ callId: 'b', rawItem, output: { is: 'ok' } }],
        decisions: { a: APPROVED },
        responseId: 'resp_1',
        store: false,
      }),
      true,
    );

    it('should have what was announced of it, and decided', () => {
      const items = turnItemsOf(progress);
      expect(items.map(({ type }) => type)).toEqual([
        'message_output_item',
        'tool_call_item',
        'tool_call_item',
        'handoff_call_item',
        'tool_approval_item',
        'tool_call_output_item',
      ]);
      expect(items[4]).toEqual(approvalItem());
      expect(items[5]).toEqual({ type: 'tool_call_output_item', agent: { name: 'A' }, rawItem, output: { is: 'ok' } });
      expect([...progress.decisions]).toEqual([['a', APPROVED]]);
    });

    it('should have its response, which is counted already', () => {
      expect(progress.current).toMatchObject({
        handoffNames: ['transfer_to_b'],
        firstItem: 0,
        isBilled: true,
        response: {
          status: 'completed',
          terminal: { id: 'resp_1', store: false },
          done: { 0: message('Hi'), 1: a, 2: b, 3: h },
        },
      });
      expect(resumedProgressOf(agent, openState(), true).current?.response.terminal).not.toHaveProperty('store');
    });
  });

  it('should have an approval of the calls that wait for one alone, and nothing of what the state leaves out', () => {
    const output = [message('Hello'), functionCall('a', 'pay'), functionCall('b', 'pay')];
    const progress = resumedProgressOf(agent, openState({ output, approvals: ['a'] }), false);
    const approvals = turnItemsOf(progress).filter(({ type }) => type === 'tool_approval_item');
    expect(approvals.map(({ rawItem }) => rawItem)).toEqual([functionCall('a', 'pay')]);
    expect(Object.values(progress.current?.response.done ?? {})).toEqual(output);
    expect(progress.lastResponseId).toBeUndefined();
  });
});
