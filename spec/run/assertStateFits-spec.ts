import { Agent, handoff, type HandoffList, type RunStateJson } from 'rxagents';
import { assertStateFits } from '../../src/run/assertStateFits.js';
import { functionCall, mcpRequest } from '../helpers/rawItems.js';
import { APPROVED, openState, stateJson } from '../helpers/stateJson.js';
import { toolNamed } from '../helpers/toolNamed.js';

const inner = new Agent<never>({ name: 'Inner', tools: [{ ...toolNamed({ name: 'pay' }), needsApproval: true }] });
const agent = new Agent<never, undefined, HandoffList>({
  name: 'A',
  tools: [toolNamed({ name: 'pay' }), inner.asTool({ toolName: 'ask' }), { type: 'custom', name: 'hosted' }],
  handoffs: [handoff(new Agent({ name: 'B' })), handoff(new Agent({ name: 'C' }))],
});
const output = (callId: string) => ({
  callId,
  rawItem: { type: 'function_call_output' as const, call_id: callId, output: 'ok' },
  output: 'ok',
});
const answer = output('s').rawItem;
const fitting = (state: unknown) => () => assertStateFits(agent, state as RunStateJson);
const asking = (state: RunStateJson) =>
  openState({ output: [functionCall('a', 'ask')], approvals: [], nested: { a: state } });
const without = (name: string, state: object = stateJson()): object =>
  Object.fromEntries(Object.entries(state).filter(([key]) => key !== name));

describe('assertStateFits', () => {
  it.each<[string, RunStateJson]>([
    ['of a run that has just begun', stateJson()],
    ['of an agent that a handoff comes to', stateJson({ agent: 'B' })],
    ['of a call that waits for approval', openState()],
    [
      'of a call of no tool, whose id is what objects inherit',
      openState({ output: [functionCall('constructor', 'gone')], approvals: [] }),
    ],
    ['of a call that is decided about', openState({ decisions: { a: APPROVED } })],
    ['of a call that has settled', openState({ outputs: [output('a')] })],
    ['of a handoff that is under way', openState({ output: [functionCall('h', 'transfer_to_b')], approvals: [] })],
    [
      'of a handoff that took place',
      stateJson({ agent: 'B', handedOver: { from: 'A', via: 'transfer_to_b', firstNew: 0 } }),
    ],
    ['of a handoff that an interceptor made', stateJson({ agent: 'B', handedOver: { from: 'A', firstNew: 0 } })],
    [
      'of a call that has its output',
      stateJson({ history: [functionCall('b', 'pay'), output('b').rawItem], inputLength: 0 }),
    ],
    ['whose input leaves a call open', stateJson({ history: [functionCall('b', 'pay')], inputLength: 1 })],
    ['whose input answers a call that only the server knows', stateJson({ history: [answer], inputLength: 1 })],
    [
      'whose models are sent another history, however long that is',
      stateJson({ history: [answer], inputLength: 0, modelHistory: [] }),
    ],
    ['of a nested run', asking(openState({}, { agent: 'Inner' }))],
    [
      'of a call whose tool is gone, which the model is told',
      openState({ output: [functionCall('a', 'gone')], approvals: [] }),
    ],
  ])('should let a state pass %s', (_what, state) => {
    expect(fitting(state)).not.toThrow();
  });

  it.each<[string, unknown, string]>([
    ['that is none', null, 'its version is undefined, and this library reads version 1'],
    ['of another version', { ...stateJson(), version: 2 }, 'its version is 2, and this library reads version 1'],
    ['of an agent that is unknown', stateJson({ agent: 'X' }), 'agent "A" cannot reach its agent "X"'],
    [
      'of a handoff from nobody',
      stateJson({ handedOver: { from: 'X', firstNew: 0 } }),
      'agent "A" cannot reach its agent "X"',
    ],
    [
      'of a handoff that is unknown',
      stateJson({ handedOver: { from: 'A', via: 'transfer_to_x', firstNew: 0 } }),
      'agent "A" has no handoff "transfer_to_x"',
    ],
    ['of a tool that is unknown', openState({ output: [functionCall('a', 'gone')] }), 'agent "A" has no tool "gone"'],
    [
      'of a tool that is the provider’s',
      openState({ output: [functionCall('a', 'hosted')] }),
      'agent "A" has no tool "hosted"',
    ],
    [
      'that approves a handoff',
      openState({ output: [functionCall('a', 'transfer_to_b')] }),
      'agent "A" has no tool "transfer_to_b"',
    ],
    [
      'whose history answers no call',
      stateJson({ history: [answer], inputLength: 0 }),
      'there is an output of call "s", and no such call',
    ],
    [
      'that answers a call of another kind',
      openState({
        output: [{ ...functionCall('a'), type: 'custom_tool_call', input: '' }],
        outputs: [output('a')],
        approvals: [],
      }),
      'there is an output of call "a", and no such call',
    ],
    ['that approves no call', openState({ approvals: ['x'] }), 'call "x" is to be approved, and there is no such call'],
    ['that answers no call', openState({ outputs: [output('x')] }), 'there is an output of call "x", and no such call'],
    [
      'that answers no call of its history',
      stateJson({ history: [output('x').rawItem], inputLength: 0 }),
      'there is an output of call "x", and no such call',
    ],
    [
      'that leaves a call of its history open',
      stateJson({ history: [functionCall('b', 'pay')], inputLength: 0 }),
      'there is call "b", and no output of it',
    ],
    [
      'that asks for approval in its history, and has no answer',
      stateJson({ history: [mcpRequest('r')], inputLength: 0 }),
      'there is call "r", and no output of it',
    ],
    [
      'that answers a call twice',
      openState({ outputs: [output('a'), output('a')] }),
      'there is an output of call "a", and no such call',
    ],
    [
      'that decides about nothing',
      openState({ decisions: { x: APPROVED } }),
      'there is a decision about call "x", which is not pending',
    ],
    [
      'that decides about what has settled',
      openState({ outputs: [output('a')], decisions: { a: APPROVED } }),
      'there is a decision about call "a", which is not pending',
    ],
    [
      'that nests a run in a tool of another kind',
      openState({ nested: { a: stateJson({ agent: 'Inner' }) } }),
      'call "a" has a nested run, and is not that of an agent',
    ],
    [
      'that nests a run in no call',
      openState({ nested: { x: stateJson({ agent: 'Inner' }) } }),
      'call "x" has a nested run, and is not that of an agent',
    ],
    [
      'that nests a run of another agent',
      asking(stateJson({ agent: 'A' })),
      'agent "Inner" cannot reach its agent "A"',
    ],
    ['that nests one that does not fit', asking({ ...stateJson(), version: 3 as never }), 'its version is 3'],
  ])('should refuse one %s, and say what does not fit', (_what, state, reason) => {
    expect(fitting(state)).toThrow(
      expect.objectContaining({ name: 'UserError', message: expect.stringContaining(`cannot be resumed: ${reason}`) }),
    );
    expect(fitting(state)).toThrow('Use the agents it was made with, and do not change it.');
  });

  describe('where several tools have one name, of which one is on offer at a time', () => {
    const other = new Agent({ name: 'Other' });
    const tools = [inner, other].map((each) => ({ ...each.asTool({ toolName: 'ask' }), isEnabled: () => true }));
    const changing = new Agent<never>({ name: 'A', tools });

    it.each(['Inner', 'Other'])('should let the nested run of any of them pass: %s', (name) => {
      expect(() => assertStateFits(changing, asking(stateJson({ agent: name })))).not.toThrow();
    });

    it('should refuse one that is of none of them', () => {
      expect(() => assertStateFits(changing, asking(stateJson({ agent: 'A' })))).toThrow('cannot reach its agent "A"');
    });
  });

  it.each([
    'runId',
    'agent',
    'turn',
    'input',
    'inputLength',
    'history',
    'unsaved',
    'unsent',
    'steered',
    'toolUsers',
    'usage',
    'always',
  ])('should refuse one that has lost its %s', (name) => {
    expect(fitting(without(name))).toThrow('cannot be resumed: a part of it is missing');
  });

  it.each(['output', 'outputs', 'approvals', 'decisions', 'nested'])(
    'should refuse one whose open turn has lost its %s',
    (name) => {
      const state = openState();
      expect(fitting({ ...state, open: without(name, state.open) })).toThrow('a part of it is missing');
    },
  );

  it.each<[string, object]>([
    ['a turn that is no number', { turn: '1' }],
    ['half a turn', { turn: 0.5 }],
    ['a model history that is no list', { modelHistory: {} }],
    ['usage that is nothing', { usage: null }],
    ['a handoff without its place', { handedOver: { from: 'A', firstNew: 'x' } }],
  ])('should refuse one with %s', (_what, part) => {
    expect(fitting({ ...stateJson(), ...part })).toThrow('a part of it is missing');
  });
});
