import { cassetteOf } from '../../src/cli/cassetteOf.js';

const created = { type: 'response.created' };
const line = (fields: object): string => JSON.stringify(fields);

describe('cassetteOf', () => {
  it('should read what happened in calls, and leave a head aside', () => {
    const text = [
      line({ format: 'cassette', version: 1 }),
      line({ call: 0, request: { model: 'm' } }),
      line({ call: 0, at: 12, event: created }),
      '',
      line({ call: 0, at: 20, end: 'error', error: { message: 'cut' } }),
      line({ call: 1, at: 30.5, event: created, note: 'kept apart' }),
    ].join('\r\n');
    expect(cassetteOf(text, 'a.jsonl')).toStrictEqual([
      { call: 0, at: 0 },
      { call: 0, at: 12, event: created },
      { call: 0, at: 20, error: { message: 'cut' } },
      { call: 1, at: 30.5, event: created },
    ]);
  });

  it('should need no head', () => {
    expect(cassetteOf(line({ call: 0, at: 0, event: created }), 'a.jsonl')).toHaveLength(1);
    const lines = [line({ call: 0, request: {} }), line({ call: 0, at: 0, event: created })];
    expect(cassetteOf(lines.join('\n'), 'a.jsonl')).toHaveLength(2);
  });

  it('should not take an event of no call for a head', () => {
    expect(() => cassetteOf(line({ at: 0, event: created }), 'a.jsonl')).toThrow('Line 1 of a.jsonl');
  });

  it.each<[string, string, string]>([
    ['no JSON', '{"call": 0', 'it is not a JSON object'],
    ['no object', '[1]', 'it is not a JSON object'],
    ['null', 'null', 'it is not a JSON object'],
    ['a number', '5', 'it is not a JSON object'],
    ['a call below 0', line({ call: -1, at: 0, event: created }), 'its "call" is not the number of a call'],
    ['no end of time', '{"call":0,"at":1e999,"event":{"type":"x"}}', 'its "at" is not a time in milliseconds'],
    ['null for an event', line({ call: 0, at: 0, event: null }), 'its "event" has no "type"'],
    ['a type that is no text', line({ call: 0, at: 0, event: { type: 5 } }), 'its "event" has no "type"'],
    ['no line of a call', line({ version: 1 }), 'its "call" is not the number of a call'],
    ['no call', line({ at: 0, event: created }), 'its "call" is not the number of a call'],
    ['half a call', line({ call: 0.5, at: 0, event: created }), 'its "call" is not the number of a call'],
    ['no time', line({ call: 0, event: created }), 'its "at" is not a time in milliseconds'],
    ['no event', line({ call: 0, at: 0, event: 'created' }), 'its "event" has no "type"'],
    ['an event of no type', line({ call: 0, at: 0, event: {} }), 'its "event" has no "type"'],
  ])('should say which line is wrong, and why: %s', (_what, wrong, reason) => {
    const text = `${line({ version: 1 })}\n${line({ call: 0, at: 0, event: created })}\n\n${wrong}\n`;
    expect(() => cassetteOf(text, 'a.jsonl')).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message:
          `Line 4 of a.jsonl is no line of a cassette: ${reason}. ` +
          'Expected { "call": 0, "at": 12, "event": { "type": ... } }; record the cassette again, or take the line out.',
      }),
    );
  });

  it.each(['', '\n\n', line({ version: 1 }), line({ call: 0, request: {} })])(
    'should refuse a cassette without events: %j',
    (text) => {
      expect(() => cassetteOf(text, 'a.jsonl')).toThrow('The cassette a.jsonl holds no event of a model call.');
    },
  );
});
