import type { ResponseInputItem, ResponseOutputItem } from 'openai/resources/responses/responses';
import { turnHistoryOf } from '../../src/run/turnHistoryOf.js';
import { functionCall, mcpRequest, mcpResponse, message, reasoningItem, webSearch } from '../helpers/rawItems.js';
import { unpairedCalls } from '../helpers/unpairedCalls.js';

const answer = (callId: string): ResponseInputItem => ({ type: 'function_call_output', call_id: callId, output: 'ok' });
const answers = (...callIds: string[]): Map<string, ResponseInputItem> =>
  new Map(callIds.map((id) => [id, answer(id)]));

/** Ids of the items, outputs by their call's. */
const idsOf = (history: readonly ResponseInputItem[]): unknown[] =>
  history.map((item) => (item.type === 'function_call_output' ? `out ${item.call_id}` : (item as { id?: string }).id));

describe('turnHistoryOf', () => {
  const [r1, r2] = [reasoningItem('r1'), reasoningItem('r2')];
  const [a, b] = [functionCall('a'), functionCall('b')];
  const m = message('Hi', 'm');

  it.each<[string, ResponseOutputItem[], string[], unknown[]]>([
    ['a message', [m], [], ['m']],
    ['a call with its output', [a], ['a'], ['fc_a', 'out a']],
    ['outputs in call order, however they settled', [a, b], ['b', 'a'], ['fc_a', 'fc_b', 'out a', 'out b']],
    ['everything in output order, then the outputs', [r1, a, m], ['a'], ['r1', 'fc_a', 'm', 'out a']],
    ['no call without an output', [a, b], ['b'], ['fc_b', 'out b']],
    ['reasoning with the call that it belongs to', [r1, a], ['a'], ['r1', 'fc_a', 'out a']],
    ['no reasoning whose call is left out', [r1, a, m], [], ['m']],
    ['no reasoning at the end', [m, r1], [], ['m']],
    ['no reasoning alone', [r1], [], []],
    ['reasoning in pieces', [r1, r2, m], [], ['r1', 'r2', 'm']],
    ['no reasoning in pieces whose call is left out', [r1, r2, a], [], []],
    ['hosted calls with their reasoning', [r1, webSearch('ws'), r2, m], [], ['r1', 'ws', 'r2', 'm']],
    ['nothing of nothing', [], [], []],
  ])('should hold %s', (_what, output, settled, ids) => {
    const history = turnHistoryOf(output, answers(...settled), true);
    expect(idsOf(history)).toEqual(ids);
    expect(unpairedCalls(history)).toEqual([]);
  });

  it('should hold requests of hosted servers with their answers, behind the items, and no others', () => {
    const output = [r1, mcpRequest('p'), r2, mcpRequest('q'), a];
    const outputs = new Map([...answers('a'), ['q', mcpResponse('q')]]);
    const kinds = ['r2', 'q', 'fc_a', undefined, 'out a'];
    expect(idsOf(turnHistoryOf(output, outputs, true))).toEqual(kinds);
    expect(idsOf(turnHistoryOf(output, outputs, false))).toEqual([undefined, 'out a']);
  });

  it('should hold the very items that the model made', () => {
    expect(turnHistoryOf([m], new Map(), true)[0]).toBe(m);
  });

  it('should hold no ids and no reasoning of a response that the server never stored', () => {
    const history = turnHistoryOf([r1, m, r2, a], answers('a'), false);
    expect(history.map((item) => item.type)).toEqual(['message', 'function_call', 'function_call_output']);
    expect(history.some((item) => 'id' in item)).toBe(false);
    expect(m.id).toBe('m');
  });

  it('should leave other items the id that the API asks for, also where they are not stored', () => {
    expect(turnHistoryOf([webSearch()], new Map(), false)).toEqual([webSearch()]);
  });
});
