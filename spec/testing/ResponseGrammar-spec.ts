import { CallLedger } from '../../src/testing/CallLedger.js';
import { ResponseGrammar } from '../../src/testing/ResponseGrammar.js';
import { created, ended, itemDone, textDelta, textPartDone } from '../helpers/rawEvents.js';
import { functionCall, message, reasoningItem } from '../helpers/rawItems.js';
import { itemFrom } from '../helpers/runItems.js';

const grammar = () => new ResponseGrammar(new CallLedger());

describe('ResponseGrammar', () => {
  it('should ask for each item once, by its index', () => {
    const response = grammar();
    response.receive(itemDone(reasoningItem('rs_a'), 0));
    expect(response.due).toEqual(reasoningItem('rs_a'));
    expect(response.announce(itemFrom(reasoningItem('rs_a')))).toBeUndefined();
    expect(response.due).toBeUndefined();
    response.receive(ended({ output: [reasoningItem('rs_b'), message('Hello')] }));
    expect(response.due).toEqual(message('Hello'));
    expect(response.allAnnounced('it ended')?.reason).toBe('msg_1 was not announced when it ended');
    expect(response.announce(itemFrom(message('Hello')))).toBeUndefined();
    expect(response.announced).toHaveLength(2);
  });

  it('should take a message of its parts behind the end, once', () => {
    const response = grammar();
    response.receive(textPartDone('Hello'));
    response.receive(ended());
    expect(response.announce(itemFrom(message('Hello')))).toBeUndefined();
    expect(response.announce(itemFrom(message('Hello')))?.reason).toBe('no raw event has just completed it');
  });

  it('should take no other item for a message of its parts, and no part of reasoning for one', () => {
    const response = grammar();
    response.receive(textPartDone('Hello'));
    response.receive(ended());
    expect(response.announce(itemFrom(reasoningItem()))?.reason).toBe('no raw event has just completed it');
    const thinking = grammar();
    const part = { type: 'reasoning_text', text: 'Hm' } as const;
    thinking.receive({ ...textPartDone('Hello'), part } as ReturnType<typeof textPartDone>);
    thinking.receive(ended());
    expect(thinking.announce(itemFrom(message('Hello')))?.reason).toBe('no raw event has just completed it');
    expect(() => grammar().receive({ ...textPartDone('Hello'), part: undefined } as never)).not.toThrow();
  });

  it('should take an item that is completed twice for one, though its id changes', () => {
    const response = grammar();
    response.receive(itemDone(message('Hello', 'msg_a')));
    response.announce(itemFrom(message('Hello', 'msg_a')));
    response.receive(itemDone(message('Hello', 'msg_b')));
    expect(response.due).toBeUndefined();
    response.receive(itemDone(message('Bye', 'msg_b')));
    expect(response.due).toEqual(message('Bye', 'msg_b'));
  });

  it('should take what was being written when it is cut, and nothing behind', () => {
    const response = grammar();
    response.receive(textDelta('He'));
    expect(response.announce(itemFrom(message('He')))?.reason).toBe('no raw event has just completed it');
    expect(response.announce(itemFrom({ ...message('He'), status: 'incomplete' }))).toBeUndefined();
    expect(response.receive(textDelta('llo'))?.reason).toBe('the response was cut before it');
    expect(response.isBefore(created())).toBe(false);
  });

  it('should end at any terminal event', () => {
    for (const terminal of [
      ended(),
      ended({}, 'response.incomplete'),
      ended({}, 'response.failed'),
      { type: 'error', code: null, message: 'no', param: null, sequence_number: 0 } as const,
    ]) {
      const response = grammar();
      expect(response.hasEnded).toBe(false);
      expect(response.receive(terminal)).toBeUndefined();
      expect(response.hasEnded).toBe(true);
      expect(response.receive(textDelta('late'))?.reason).toBe('the response had ended before it');
    }
  });

  it('should tell the next response by how it begins, or by what the run did in between', () => {
    const response = grammar();
    const error = { type: 'error', code: null, message: 'no', param: null, sequence_number: 0 } as const;
    expect(response.isBefore(textDelta('Hel'))).toBe(false);
    expect(response.isBefore(error)).toBe(false);
    expect(response.isBefore({ ...created(), type: 'response.queued' } as never)).toBe(true);
    response.receive(ended({ id: 'resp_1' }));
    expect(response.isBefore(error)).toBe(true);
    expect(response.isBefore({ ...ended(), response: undefined } as never)).toBe(true);
    expect(response.isBefore(ended({ id: 'resp_1' }))).toBe(false);
    expect(response.isBefore(textDelta('late'))).toBe(false);
    expect(response.isBefore(created())).toBe(true);
    expect(response.isBefore(ended({ id: 'resp_2' }))).toBe(true);
    response.isFollowed = true;
    expect(response.isBefore(textDelta('Hel'))).toBe(true);
  });

  it('should not ask for what makes the run fail, nor for what is behind it', () => {
    const response = grammar();
    response.receive(ended({ output: [functionCall(''), functionCall('call_2')] }));
    expect(response.due).toBeUndefined();
  });

  it('should take a retraction of exactly what was announced, unless its tools have worked', () => {
    const response = grammar();
    response.receive(itemDone(message('Hello')));
    response.announce(itemFrom(message('Hello')));
    expect(response.retract(['msg_1'])).toBeUndefined();
    expect(response.retract(['msg_2'])?.reason).toBe('it names msg_2, which was not announced');
    expect(response.retract([])?.reason).toBe('it does not name msg_1, which was announced');
    const { id: _id, ...nameless } = functionCall('call_1');
    response.receive(itemDone(nameless, 1));
    response.announce(itemFrom(nameless));
    expect(response.retract(['msg_1'])).toBeUndefined();
    response.isFollowed = true;
    expect(response.retract(['msg_1'])?.reason).toBe('one of its tools had worked already');
  });
});
