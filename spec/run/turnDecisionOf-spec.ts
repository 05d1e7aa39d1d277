import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import type { RunItem, ToolUseBehavior } from 'rxagents';
import { turnDecisionOf, type TurnDecision } from '../../src/run/turnDecisionOf.js';
import { functionCall, mcpRequest, message, reasoningItem, refusalMessage, webSearch } from '../helpers/rawItems.js';
import { handoffOutputItem, itemFrom, outputItem, responseItem } from '../helpers/runItems.js';

const raw = (type: string): ResponseOutputItem => ({ type, id: 'x' }) as unknown as ResponseOutputItem;
const all = (...items: readonly ResponseOutputItem[]): RunItem[] => items.map(itemFrom);
const call = (type: string, callId: string) => ({ ...raw(type), call_id: callId }) as ResponseOutputItem;
const ask: ToolUseBehavior = () => ({ isFinalOutput: false });
const runAgain: TurnDecision = { type: 'run_again' };
const emptyText: TurnDecision = { type: 'text', text: '' };
/** Two tools, of which the second settled first. */
const tools = [...all(functionCall('a', 'x'), functionCall('b', 'y')), outputItem('b', 2), outputItem('a', 1)];
const results = [
  { toolName: 'x', callId: 'a', output: 1 },
  { toolName: 'y', callId: 'b', output: 2 },
];
const handedOver = [...all(functionCall('h', 'transfer_to_b')), handoffOutputItem('h')];

describe('turnDecisionOf', () => {
  it.each<[string, RunItem[], TurnDecision]>([
    ['end with the text', all(message('Hi')), { type: 'text', text: 'Hi' }],
    ['end with the last message', all(message('a'), message('b')), { type: 'text', text: 'b' }],
    ['end with the text beside a hosted call', all(webSearch(), message('Hi')), { type: 'text', text: 'Hi' }],
    ['end with the empty text of nothing', [], emptyText],
    ['end with the empty text of reasoning', all(reasoningItem()), emptyText],
    ['end with the empty text of a compaction', all(raw('compaction')), emptyText],
    ['end with the empty text of what it does not know', all(raw('a_new_thing')), emptyText],
    ['refuse', all(refusalMessage('No')), { type: 'refusal', refusal: 'No' }],
    ['run again after a hosted call', all(webSearch()), runAgain],
    ['run again after a tool search', all(raw('tool_search_call'), raw('tool_search_output')), runAgain],
    ['run again after the tools of a hosted server were listed', all(raw('mcp_list_tools')), runAgain],
    ['wait for a request of a hosted server', all(message('Hi'), mcpRequest('q')), { type: 'interrupted' }],
    ['run again after its answer', [...all(message('Hi'), mcpRequest('q')), responseItem('q')], runAgain],
    ['run again after tools', tools, runAgain],
    ['run again after tools, whatever is said', [...all(message('Hi')), ...tools], runAgain],
    ['hand over', handedOver, { type: 'handoff', handoffName: 'transfer_to_b' }],
    [
      'hand over before anything else, by the first of several',
      [...tools, ...handedOver, ...all(functionCall('i', 'transfer_to_c'), refusalMessage('No'))],
      { type: 'handoff', handoffName: 'transfer_to_b' },
    ],
  ])('should %s', (_what, items, decision) => {
    expect(turnDecisionOf(items, false, 'run_llm_again', false)).toEqual(decision);
  });

  it('should be interrupted by a call that waits, before anything else', () => {
    const items = [...tools, ...handedOver, ...all(functionCall('c', 'z'), message('Hi'))];
    expect(turnDecisionOf(items, false, 'run_llm_again', false)).toEqual({ type: 'interrupted' });
  });

  it('should name the first call that only its caller could answer, unless a message came with it', () => {
    const [custom, shell] = [call('custom_tool_call', 'c'), call('local_shell_call', 's')];
    const unanswered: TurnDecision = { type: 'unanswered', call: 'custom_tool_call' };
    const decisionOf = (...items: readonly ResponseOutputItem[]) =>
      turnDecisionOf(all(...items), false, 'run_llm_again', false);
    expect(decisionOf(webSearch(), custom, shell)).toEqual(unanswered);
    expect(decisionOf(custom, call('shell_call_output', 's'))).toEqual(unanswered);
    expect(decisionOf(custom, message('Hi'))).toEqual({ type: 'text', text: 'Hi' });
    expect(decisionOf(custom, call('custom_tool_call_output', 'c'))).toEqual(runAgain);
    expect(decisionOf(call('shell_call_output', 's'))).toEqual(runAgain);
  });

  it('should run again where the model did nothing but repeat a call', () => {
    expect(turnDecisionOf([], true, 'run_llm_again', false)).toEqual(runAgain);
    expect(turnDecisionOf(all(message('Hi')), true, 'run_llm_again', false)).toEqual({ type: 'text', text: 'Hi' });
  });

  it.each<[string, ToolUseBehavior<never>, TurnDecision]>([
    ['stop_on_first_tool', 'stop_on_first_tool', { type: 'tool_output', output: 1 }],
    ['stopAtToolNames with one that was called', { stopAtToolNames: ['z', 'y'] }, { type: 'tool_output', output: 2 }],
    ['stopAtToolNames with none that was called', { stopAtToolNames: ['z'] }, runAgain],
    ['a function, with the results in call order', ask, { type: 'ask_tool_use', ask, results }],
  ])('should follow %s after tools, and only then', (_what, behavior, decision) => {
    expect(turnDecisionOf(tools, false, behavior, false)).toEqual(decision);
    expect(turnDecisionOf([], false, behavior, false)).toEqual(emptyText);
  });

  it('should not take the empty text for a structured output', () => {
    expect(turnDecisionOf([], false, 'run_llm_again', true)).toEqual({ type: 'no_output' });
    expect(turnDecisionOf(all(message('')), false, 'run_llm_again', true)).toEqual({ type: 'no_output' });
    expect(turnDecisionOf(all(webSearch()), false, 'run_llm_again', true)).toEqual(runAgain);
    expect(turnDecisionOf(all(message('{}')), false, 'run_llm_again', true)).toEqual({ type: 'text', text: '{}' });
  });

  it('should join the parts of a message, and take it for a refusal where one of them is', () => {
    const content = [...message('Hel').content, ...message('lo').content];
    expect(turnDecisionOf(all({ ...message(''), content }), false, 'run_llm_again', false)).toEqual({
      type: 'text',
      text: 'Hello',
    });
    const mixed = [...message('Well').content, ...refusalMessage('No').content];
    expect(turnDecisionOf(all({ ...message(''), content: mixed }), false, 'run_llm_again', false)).toEqual({
      type: 'refusal',
      refusal: 'No',
    });
  });

  it('should take a message without content for the empty text', () => {
    for (const content of [undefined, [null], [{ type: 'output_text' }]]) {
      const bare = { ...message(''), content: content as never };
      expect(turnDecisionOf(all(bare), false, 'run_llm_again', false)).toEqual(emptyText);
    }
  });
});
