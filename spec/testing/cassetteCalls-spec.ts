import { cassetteCalls } from '../../src/testing/cassetteCalls.js';

const request = { model: 'gpt', input: [], tools: [], handoffs: [] };
const line = (entry: object) => JSON.stringify(entry);
const event = { type: 'response.created' };

describe('cassetteCalls', () => {
  it('should part the lines of calls that overlap, whether they come as text or as lines', () => {
    const lines = [
      line({ call: 0, request }),
      line({ call: 0, at: 0, event }),
      line({ call: 1, request: { ...request, model: 'b' } }),
      line({ call: 1, at: 2, end: 'complete' }),
      '',
      line({ call: 0, at: 5, end: 'unsubscribed' }),
    ];
    const calls = cassetteCalls(lines);
    expect(calls).toMatchObject([
      {
        shape: request,
        moments: [
          { at: 0, values: [event] },
          { at: 5, values: [{ end: 'unsubscribed' }] },
        ],
      },
      { shape: { model: 'b' }, moments: [{ at: 2, values: [{ end: 'complete' }] }] },
    ]);
    expect(cassetteCalls(`${lines.join('\r\n')}\n`)).toEqual(calls);
    expect(cassetteCalls('')).toEqual([]);
  });

  it.each([
    ['{', 'Line 2 of the cassette cannot be read: it is not JSON. Record it again with recordModel().'],
    ['null', 'Line 2 of the cassette cannot be read: it is neither a request, nor an event, nor an end.'],
    [line({ call: 0, event }), 'it is neither a request, nor an event, nor an end'],
    [line({ call: 0, at: 0 }), 'it is neither a request, nor an event, nor an end'],
    [line({ at: 0, event }), 'it is neither a request, nor an event, nor an end'],
    [line({ call: 2, request }), 'call 2 is not the next one'],
    [line({ call: 1, at: 0, event }), 'call 1 has no line that says what it was asked'],
  ])('should name the line that it cannot read: %s', (second, message) => {
    expect(() => cassetteCalls([line({ call: 0, request }), second])).toThrow(message);
  });
});
