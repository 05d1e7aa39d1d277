import type { ResponseStreamEvent } from 'openai/resources/responses/responses';
import { partialMessagesOf, partialOf } from '../../src/run/partialOf.js';
import {
  argumentsDelta,
  ended,
  itemAdded,
  itemDone,
  refusalDelta,
  textDelta,
  textPartDone,
} from '../helpers/rawEvents.js';
import { functionCall, message } from '../helpers/rawItems.js';
import { progressInTurn, rawEvent } from '../helpers/progressAfter.js';

const turnAfter = (...events: readonly ResponseStreamEvent[]) => progressInTurn(...events.map(rawEvent)).current!;
const makeId = (): string => 'made';

describe('partialOf', () => {
  it('should be nothing where no turn is in progress, or nothing is being written', () => {
    const nothing = { partialText: '', partialCalls: [] };
    expect(partialOf(undefined)).toEqual(nothing);
    expect(partialOf(turnAfter())).toEqual(nothing);
    expect(partialOf(turnAfter(itemAdded(message('')), textDelta('Hi'), itemDone(message('Hi'))))).toEqual(nothing);
  });

  it('should be the text that was being written, in output order', () => {
    const turn = turnAfter(textDelta('c', { output_index: 1 }), textDelta('b', { content_index: 1 }), textDelta('a'));
    expect(partialOf(turn).partialText).toBe('abc');
  });

  it('should tell text from refusals', () => {
    expect(partialOf(turnAfter(textDelta('a'), refusalDelta('No', { content_index: 1 }))).partialText).toBe('a');
  });

  it('should be the calls whose arguments were being written', () => {
    const call = { ...functionCall('call_1', 'look_up'), arguments: '' };
    expect(partialOf(turnAfter(itemAdded(call), argumentsDelta('{"wo'))).partialCalls).toEqual([
      { callId: 'call_1', name: 'look_up', arguments: '{"wo' },
    ]);
    expect(partialOf(turnAfter(itemAdded(call))).partialCalls).toEqual([
      { callId: 'call_1', name: 'look_up', arguments: '' },
    ]);
  });

  it('should be nothing of what the terminal event holds', () => {
    expect(partialOf(turnAfter(textDelta('Hi'), ended({ output: [message('Hi')] }))).partialText).toBe('');
  });

  it('should be nothing of a message that was complete but for its last event', () => {
    expect(partialOf(turnAfter(textDelta('Hi'), textPartDone('Hi'), ended())).partialText).toBe('');
  });
});

describe('partialMessagesOf', () => {
  it('should make an incomplete message of what came, part by part', () => {
    const turn = turnAfter(itemAdded(message('', 'msg_7')), textDelta('Hel'), refusalDelta('No', { content_index: 1 }));
    expect(partialMessagesOf(turn, makeId)).toEqual([
      {
        type: 'message',
        id: 'msg_7',
        role: 'assistant',
        status: 'incomplete',
        content: [
          { type: 'output_text', text: 'Hel', annotations: [] },
          { type: 'refusal', refusal: 'No' },
        ],
      },
    ]);
  });

  it('should make an id where the server never told one', () => {
    expect(partialMessagesOf(turnAfter(textDelta('Hel')), makeId)).toMatchObject([{ id: 'made' }]);
  });

  it('should make none where nothing was written', () => {
    const turn = turnAfter(
      itemAdded(message('')),
      textDelta(''),
      itemAdded(functionCall('a'), 1),
      argumentsDelta('{', 1),
    );
    expect(partialMessagesOf(turn, makeId)).toEqual([]);
  });
});
