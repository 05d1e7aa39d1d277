import type { ResponseOutputItem } from 'openai/resources/responses/responses';
import { isRunItemEvent, type RunEvent } from 'rxagents';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { LateMap } from '../../src/run/LateMap.js';
import { closingEvents } from '../../src/run/closingEvents.js';
import type { RunElement } from '../../src/run/reduceRun.js';
import { environment } from '../helpers/environment.js';
import { letterOf } from '../helpers/letterOf.js';
import { progressAfter, progressInTurn, rawEvent } from '../helpers/progressAfter.js';
import { ended, itemAdded, itemDone, textDelta, textPartDone } from '../helpers/rawEvents.js';
import { functionCall, mcpRequest, mcpResponse, message, reasoningItem } from '../helpers/rawItems.js';
import { itemFrom, outputItem } from '../helpers/runItems.js';

const done = (item: ResponseOutputItem, index = 0): RunElement => rawEvent(itemDone(item, index));
const said = (item: ResponseOutputItem): RunElement => runItemEvent(itemFrom(item));
const answered = (callId: string): RunElement => runItemEvent(outputItem(callId, 'ok'));
const lettersOf = (events: readonly RunEvent[]): string => events.map(letterOf).join('');
const itemsOf = (events: readonly RunEvent[]): unknown[] =>
  events.flatMap((event) => (isRunItemEvent(event) ? event.item.rawItem : []));
const [a, b] = [functionCall('a'), functionCall('b')];

describe('closingEvents', () => {
  it.each<[string, RunElement[], string]>([
    ['nothing', [], ''],
    ['a message that was announced', [done(message('Hi')), said(message('Hi'))], 'm'],
    ['an item whose raw event was delivered', [done(reasoningItem()), done(a, 1)], 'tco'],
    ['a handoff call whose raw event was delivered', [done(functionCall('h', 'transfer_to_b'))], 'ho'],
    ['text that was being written', [rawEvent(textDelta('Hel'))], 'm'],
    ['calls without an output, in call order', [said(a), said(b)], 'oo'],
    ['only the calls without an output', [said(a), said(b), answered('a')], 'o'],
    ['no call that is answered', [said(a), answered('a')], ''],
    ['all of it, in order', [said(a), done(b, 1), rawEvent(textDelta('Hel', { output_index: 2 }))], 'cmoo'],
  ])('should say %s', (_what, elements, letters) => {
    expect(lettersOf(closingEvents(progressInTurn(...elements), environment()))).toBe(letters);
  });

  it('should say what a handler answered, between turns too, unless guardrails may refuse it', () => {
    const handled = { type: 'handled', finalOutput: 'Hi', message: message('Hi') } as const;
    expect(lettersOf(closingEvents(progressAfter(handled), environment()))).toBe('m');
    expect(lettersOf(closingEvents(progressInTurn(said(a), handled), environment()))).toBe('om');
    expect(closingEvents(progressAfter(handled, { type: 'verdict_awaited' }), environment())).toEqual([]);
  });

  it('should decline what a hosted server waits to be allowed, for the agent whose turn it is', () => {
    const [event] = closingEvents(progressInTurn(said(mcpRequest('q'))), environment());
    expect(event).toMatchObject({
      item: {
        agent: { name: 'A' },
        rawItem: { ...mcpResponse('q', false), reason: 'The call was interrupted before it finished.' },
      },
    });
    const [output] = closingEvents(progressInTurn(said(a)), environment());
    expect(output).toMatchObject({ item: { agent: { name: 'A' } } });
  });

  it('should say nothing between turns', () => {
    expect(closingEvents(progressAfter(), environment())).toEqual([]);
  });

  it('should announce an item that was announced already once, told by the very object', () => {
    const raw = message('Hi');
    expect(closingEvents(progressInTurn(done(raw), said(raw)), environment())).toEqual([]);
  });

  it('should say of a tool that had started that it may have taken effect', () => {
    const unsettled = new LateMap([['a', { callId: 'a', toolName: 'get_weather' }]]);
    const outputs = itemsOf(closingEvents(progressInTurn(said(a), said(b)), environment({ unsettled })));
    expect(outputs).toEqual([
      {
        type: 'function_call_output',
        call_id: 'a',
        output: 'The call was interrupted before it finished; it may have taken effect.',
      },
      { type: 'function_call_output', call_id: 'b', output: 'The call was interrupted before it finished.' },
    ]);
  });

  it('should say nothing of a call that the turn refused, being a repetition', () => {
    const env = environment({ calls: new LateMap([['a', 'get_weather\n{}']]) });
    expect(closingEvents(progressInTurn(done(a)), env)).toEqual([]);
  });

  it('should name what was being written by the id of its item, else by one that it makes', () => {
    const begun = progressInTurn(rawEvent(itemAdded(message('', 'msg_7'))), rawEvent(textDelta('Hel')));
    expect(itemsOf(closingEvents(begun, environment()))).toMatchObject([{ id: 'msg_7', status: 'incomplete' }]);
    expect(itemsOf(closingEvents(progressInTurn(rawEvent(textDelta('Hel'))), environment()))).toMatchObject([
      { id: 'msg_1' },
    ]);
  });

  it('should announce what only the terminal event holds, where the stop came with that', () => {
    const progress = progressInTurn(rawEvent(ended({ output: [message('Hi'), a] })));
    expect(lettersOf(closingEvents(progress, environment()))).toBe('mco');
  });

  it('should not announce again a message of which the server sent only the parts', () => {
    const [first] = itemsOf([runItemEvent(itemFrom(message('Hi')))]);
    const progress = progressInTurn(
      rawEvent(textDelta('Hi')),
      rawEvent(textPartDone('Hi')),
      rawEvent(ended()),
      said(first as ResponseOutputItem),
      said(a),
    );
    expect(lettersOf(closingEvents(progress, environment()))).toBe('o');
  });

  it.each<[string, unknown]>([
    ['is missing', undefined],
    ['is null', null],
    ['has no type', { id: 'x' }],
  ])('should pass over an item that %s, which is no reason to fail again', (_what, item) => {
    const progress = progressInTurn(done(item as ResponseOutputItem), rawEvent(textDelta('Hel', { output_index: 1 })));
    expect(lettersOf(closingEvents(progress, environment()))).toBe('m');
  });

  it('should pass over a call without a call id, which the API would not take back', () => {
    expect(closingEvents(progressInTurn(done(functionCall(''))), environment())).toEqual([]);
  });

  it.each(['call_id', 'name', 'arguments'])('should pass over a call whose %s is no text', (field) => {
    const odd = { ...a, [field]: { type: 'x' } };
    expect(closingEvents(progressInTurn(done(odd)), environment())).toEqual([]);
  });
});
