import { pairIdOf } from '../../src/run/pairIdOf.js';
import { isRunState, runStateFrom } from '../../src/run/runStateFrom.js';
import { functionCall } from '../helpers/rawItems.js';
import { APPROVED, approvalItem, openState, stateJson } from '../helpers/stateJson.js';

const output = (callId: string) => ({
  callId,
  rawItem: { type: 'function_call_output' as const, call_id: callId, output: 'ok' },
  output: 'ok',
});
const idsOf = (json: Parameters<typeof runStateFrom>[0]): string[] =>
  runStateFrom(json).interruptions.flatMap(({ rawItem }) => pairIdOf(rawItem) ?? []);

describe('runStateFrom', () => {
  it('should be a frozen state that says its JSON', () => {
    const json = openState();
    const state = runStateFrom(json);
    expect(state).toMatchObject({ runId: 'run_1', status: 'interrupted' });
    expect(state.toJSON()).toBe(json);
    expect(Object.isFrozen(state)).toBe(true);
  });

  describe('interruptions', () => {
    it('should be the calls that wait for a decision, in call order', () => {
      const calls = [functionCall('b', 'pay'), functionCall('x'), functionCall('a', 'pay')];
      expect(runStateFrom(openState()).interruptions).toEqual([approvalItem()]);
      expect(idsOf(openState({ output: calls, approvals: ['a', 'b'] }))).toEqual(['b', 'a']);
      const odd = openState({ output: [functionCall('constructor', 'pay')], approvals: ['constructor'] });
      expect(idsOf(odd)).toEqual(['constructor']);
    });

    it('should be none where nothing waits', () => {
      expect(idsOf(stateJson())).toEqual([]);
      expect(idsOf(openState({ outputs: [output('a')] }))).toEqual([]);
      expect(idsOf(openState({ approvals: [] }))).toEqual([]);
      expect(idsOf(openState({ decisions: { a: APPROVED } }))).toEqual([]);
      expect(idsOf(openState({}, { always: { pay: APPROVED } }))).toEqual([]);
    });

    it('should not take what every object has for a decision about a tool', () => {
      const odd = { output: [functionCall('a', 'toString')] };
      expect(idsOf(openState(odd))).toEqual(['a']);
    });

    it('should be those of the nested run in place of its call', () => {
      const inner = openState({ output: [functionCall('i', 'pay')], approvals: ['i'] }, { agent: 'B' });
      const json = openState({ nested: { a: inner }, approvals: [] });
      expect(runStateFrom(json).interruptions).toEqual([approvalItem('i', 'pay', 'B')]);
    });
  });

  describe('decisions', () => {
    it('should be in a new state, and leave the old one as it was', () => {
      const state = runStateFrom(openState());
      const approved = state.approve(approvalItem());
      expect(approved.toJSON().open?.decisions).toEqual({ a: { approve: true } });
      expect(approved.toJSON().always).toEqual({});
      expect(approved.interruptions).toEqual([]);
      expect(state.toJSON()).toEqual(openState());
      expect(isRunState(approved)).toBe(true);
    });

    it('should be kept beside those that were made before', () => {
      const output2 = [functionCall('a', 'pay'), functionCall('b', 'pay')];
      const state = runStateFrom(openState({ output: output2, approvals: ['a', 'b'], decisions: { b: APPROVED } }));
      expect(state.reject(approvalItem()).toJSON().open?.decisions).toEqual({
        a: { approve: false },
        b: { approve: true },
      });
    });

    it('should reject with the message, where there is one', () => {
      const state = runStateFrom(openState());
      expect(state.reject(approvalItem()).toJSON().open?.decisions['a']).toStrictEqual({ approve: false });
      expect(state.reject(approvalItem(), { message: 'No.' }).toJSON().open?.decisions['a']).toStrictEqual({
        approve: false,
        message: 'No.',
      });
    });

    it('should be for all calls of the tool where that is said', () => {
      const state = runStateFrom(openState({}, { always: { other: APPROVED } }));
      expect(state.approve(approvalItem(), { alwaysApprove: true }).toJSON().always).toEqual({
        other: APPROVED,
        pay: { approve: true },
      });
      expect(state.reject(approvalItem(), { alwaysReject: true }).toJSON().always).toMatchObject({
        pay: { approve: false },
      });
    });

    it('should find the nested run whose call it is', () => {
      const inner = openState({ output: [functionCall('i', 'pay')], approvals: ['i'] }, { agent: 'B' });
      const other = openState({ output: [functionCall('j', 'pay')], approvals: ['j'] }, { agent: 'C' });
      const state = runStateFrom(openState({ nested: { x: other, a: inner }, approvals: [] }));
      const { open } = state.approve(approvalItem('i', 'pay', 'B')).toJSON();
      expect(open?.nested['a']?.open?.decisions).toEqual({ i: { approve: true } });
      expect(open?.nested['x']).toBe(other);
    });

    it.each<[string, ReturnType<typeof openState>, unknown, string]>([
      ['of a call that does not wait', openState({ approvals: [] }), approvalItem(), 'call "a" of agent "A"'],
      ['of another agent', openState(), approvalItem('a', 'pay', 'B'), 'call "a" of agent "B"'],
      ['of a call that has settled', openState({ outputs: [output('a')] }), approvalItem(), 'call "a" of agent "A"'],
      ['where no turn is open', stateJson(), approvalItem(), 'call "a" of agent "A"'],
      ['about nothing', openState(), undefined, 'call "undefined"'],
      ['about what is no item', openState(), {}, 'call "undefined"'],
    ])('should refuse one %s', (_what, json, item, named) => {
      expect(() => runStateFrom(json).approve(item as never)).toThrow(
        expect.objectContaining({
          name: 'UserError',
          message: expect.stringMatching(new RegExp(`^No ${named}.*is pending in this state`)),
        }),
      );
    });
  });
});

describe('isRunState', () => {
  it('should tell a state from input', () => {
    expect(isRunState(runStateFrom(stateJson()))).toBe(true);
    for (const input of ['Hi', [], {}, null, undefined, stateJson()]) expect(isRunState(input)).toBe(false);
  });

  it('should know one of another copy of this library', () => {
    expect(isRunState({ [Symbol.for('rxagents.RunState')]: true })).toBe(true);
  });

  it('should refuse a decision about what is no interruption', () => {
    const nobodys = { rawItem: functionCall('a', 'pay') };
    for (const item of [nobodys, null, {}]) {
      expect(() => runStateFrom(openState()).approve(item as never)).toThrow(
        expect.objectContaining({ name: 'UserError', message: expect.stringContaining('is pending in this state') }),
      );
    }
  });
});
