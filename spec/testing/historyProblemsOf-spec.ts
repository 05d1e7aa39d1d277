import type { ResponseInputItem } from 'openai/resources/responses/responses';
import { historyProblemsOf } from '../../src/testing/historyProblemsOf.js';
import { functionCall, mcpRequest, mcpResponse, message, reasoningItem, webSearch } from '../helpers/rawItems.js';

const output = (callId: string): ResponseInputItem => ({ type: 'function_call_output', call_id: callId, output: 'x' });
const user: ResponseInputItem = { role: 'user', content: 'Hi' };
const call = functionCall('call_1');

describe('historyProblemsOf', () => {
  it.each<[string, readonly ResponseInputItem[]]>([
    ['nothing', []],
    ['messages', [user, message('Hello'), { role: 'assistant', content: 'Hello' }]],
    ['a call and its output', [user, call, output('call_1'), message('Hello')]],
    ['outputs in another order', [call, functionCall('call_2'), output('call_2'), output('call_1')]],
    ['reasoning with its item', [reasoningItem(), message('Hello')]],
    ['reasoning behind reasoning', [reasoningItem('rs_1'), reasoningItem('rs_2'), call, output('call_1')]],
    ['hosted calls, which have no output of their own', [reasoningItem(), webSearch()]],
    ['a request and the answer to it', [mcpRequest('q'), user, mcpResponse('q')]],
    ['a reference to something that is there', [message('Hello'), { type: 'item_reference', id: 'msg_1' }]],
  ])('should take %s', (_what, items) => {
    expect(historyProblemsOf(items)).toEqual([]);
  });

  it.each<[string, readonly ResponseInputItem[], readonly string[]]>([
    ['a call without its output', [user, call], ['No tool output found for function call call_1.']],
    [
      'an output without its call',
      [output('call_1')],
      ['No tool call found for function call output with call_id call_1.'],
    ],
    [
      'an output without its call, before another call',
      [output('call_9'), call, output('call_1')],
      ['No tool call found for function call output with call_id call_9.'],
    ],
    [
      'reasoning without an id at the end',
      [{ type: 'reasoning', summary: [] } as never],
      ["input[0]: Item '' of type 'reasoning' was provided without its required following item."],
    ],
    [
      'an output before its call',
      [output('call_1'), call],
      ['The output with call_id call_1 comes before its call.', 'No tool output found for function call call_1.'],
    ],
    [
      'a request without an answer, and an answer without its request',
      [mcpRequest('q'), mcpResponse('p')],
      [
        'No approval request found for approval response with call_id p.',
        'No approval response found for approval request q.',
      ],
    ],
    [
      'a custom call without its output',
      [{ type: 'custom_tool_call', call_id: 'call_1', name: 'x', input: '' }],
      ['No tool output found for function call call_1.'],
    ],
    [
      'two outputs of one call',
      [call, output('call_1'), output('call_1')],
      ['Duplicate function_call_output found with call_id call_1. Remove duplicate items from your input.'],
    ],
    [
      'an item that is there twice',
      [message('Hello'), message('Hello')],
      ['Duplicate item found with id msg_1. Remove duplicate items from your input.'],
    ],
    [
      'two calls of one id',
      [call, { ...call, id: 'fc_2' }, output('call_1')],
      ['Duplicate function_call found with call_id call_1. Remove duplicate items from your input.'],
    ],
    [
      'reasoning at the end',
      [reasoningItem()],
      ["input[0]: Item 'rs_1' of type 'reasoning' was provided without its required following item."],
    ],
    [
      'reasoning before what is not the model’s',
      [reasoningItem(), user, reasoningItem('rs_2'), output('call_1'), call],
      [
        'The output with call_id call_1 comes before its call.',
        'No tool output found for function call call_1.',
        "input[0]: Item 'rs_1' of type 'reasoning' was provided without its required following item.",
        "input[2]: Item 'rs_2' of type 'reasoning' was provided without its required following item.",
      ],
    ],
  ])('should refuse %s', (_what, items, problems) => {
    expect(historyProblemsOf(items)).toEqual(problems);
  });

  it('should count what the server has', () => {
    const kept = { items: [user, call] };
    expect(historyProblemsOf([output('call_1')], kept)).toEqual([]);
    expect(historyProblemsOf([user], kept)).toEqual(['No tool output found for function call call_1.']);
    expect(historyProblemsOf([call, output('call_1')], kept)).toEqual([
      'Duplicate item found with id fc_call_1. Remove duplicate items from your input.',
      'Duplicate function_call found with call_id call_1. Remove duplicate items from your input.',
    ]);
  });

  it('should ask for the reasoning that a stored item was written with', () => {
    const kept = { items: [], reasoningOf: new Map([['msg_1', 'rs_1']]) };
    const { id: _id, ...nameless } = reasoningItem();
    expect(historyProblemsOf([message('Hello')], kept)).toEqual([
      "input[0]: Item 'msg_1' of type 'message' was provided without its required 'reasoning' item: 'rs_1'.",
    ]);
    expect(historyProblemsOf([user, reasoningItem('rs_2'), message('Hello')], kept)).toHaveLength(1);
    expect(historyProblemsOf([reasoningItem(), message('Hello')], kept)).toEqual([]);
    expect(historyProblemsOf([nameless as ResponseInputItem, message('Hello')], kept)).toEqual([]);
    expect(historyProblemsOf([message('Hello')], { ...kept, items: [reasoningItem()] })).toEqual([]);
  });
});
