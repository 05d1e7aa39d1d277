import { callEntry, callWith, changedCall } from '../../src/view/callEntry.js';
import { runViewOf, viewStateOf } from '../../src/view/ViewState.js';

const fields = { callId: 'call_1', name: 'f', arguments: '{"a":[1', status: 'writing' } as const;

describe('callEntry', () => {
  it('should show the arguments as far as they can be read', () => {
    const call = callEntry(fields, 0);
    expect(call).toMatchObject({ place: 0, isLive: true });
    expect(call.shown).toEqual({ ...fields, partialArguments: { a: [] } });
    const grown = changedCall(call, { arguments: '{"a":[1,2]}' });
    expect(grown.shown.partialArguments).toEqual({ a: [1, 2] });
    expect(call.shown.partialArguments).toEqual({ a: [] });
  });

  it('should be complete where nothing more can come', () => {
    expect(callEntry(fields)).toMatchObject({ place: undefined, isLive: false });
  });

  it('should show no arguments as an empty object, and the same one each time', () => {
    const { shown } = callEntry({ ...fields, arguments: '' });
    expect(shown.partialArguments).toEqual({});
    expect(shown.partialArguments).toBe(shown.partialArguments);
  });
});

describe('callWith', () => {
  it('should change a call, or add one that was never seen', () => {
    const state = callWith(viewStateOf(), 'call_1', 'f', (call) => call);
    const added = { callId: 'call_1', name: 'f', arguments: '', status: 'running' };
    expect(runViewOf(state).toolCalls).toMatchObject([added]);
    const second = callWith(state, 'call_2', 'g', (call) => call);
    expect(runViewOf(second).toolCalls).toMatchObject([added, { ...added, callId: 'call_2', name: 'g' }]);
    const done = callWith(state, 'call_1', '', (call) => changedCall(call, { status: 'done' }));
    expect(runViewOf(done).toolCalls).toMatchObject([{ callId: 'call_1', name: 'f', status: 'done' }]);
    expect(callWith(done, 'call_1', '', (call) => call)).toBe(done);
  });
});
