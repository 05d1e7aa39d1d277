import fc from 'fast-check';
import type { CallFailure } from '../../src/openai/CallFailure.js';
import { ServerEventParser } from '../../src/openai/ServerEventParser.js';

/** The values that a stream in these chunks gives, `'done'` for `[DONE]`. */
function valuesOf(chunks: readonly string[]): unknown[] {
  const values: unknown[] = [];
  const parser = new ServerEventParser({
    isClosed: false,
    take: (value) => values.push(value),
    done: () => values.push('done'),
  });
  chunks.forEach((chunk) => parser.feed(chunk));
  parser.flush();
  return values;
}

const values = [{ type: 'a', text: 'é\n😀' }, { type: 'b' }, 'done'];

describe('ServerEventParser', () => {
  it.each([
    ['event: a\ndata: {"type":"a","text":"é\\n😀"}\n\nevent: b\ndata: {"type":"b"}\n\ndata: [DONE]\n\n'],
    ['data:{"type":"a","text":"é\\n😀"}\n\n: ping\n\ndata:\n\ndata:{"type":"b"}\n\nretry: 5\nid: 7\ndata:[DONE]'],
    ['data: {"type":"a",\ndata: "text":"é\\n😀"}\n\nunknown\n\ndata: {"type":"b"}\n\ndata: [DONE] \n'],
  ])('should read %j with any line ending, however it is cut', (text) => {
    const ending = fc.constantFrom('\n', '\r\n', '\r');
    fc.assert(
      fc.property(ending, fc.array(fc.integer({ min: 1, max: 9 })), (lineEnd, lengths) => {
        const whole = text.replaceAll('\n', lineEnd);
        const chunks: string[] = [];
        let start = 0;
        for (const length of lengths) chunks.push(whole.slice(start, (start += length)));
        expect(valuesOf([...chunks, whole.slice(start)])).toEqual(values);
      }),
    );
  });

  it.each([
    ['data: oops\n\n', 'not JSON'],
    ['data: null\n\n', 'not an object'],
    ['data: [1]\n\n', 'not an object'],
    ['data: "text"\n\n', 'not an object'],
    ['data: [{"error":{"message":"Overloaded"}}]\n\n', 'answered with an error: Overloaded'],
  ])('should refuse %j', (text, reason) => {
    expect(() => valuesOf([text])).toThrow(reason);
  });

  it('should tell no more than the beginning of what is no JSON, and why it is none', () => {
    const thrown = (data: string): CallFailure => {
      try {
        valuesOf([`data: ${data}\n\n`]);
      } catch (error) {
        return error as CallFailure;
      }
      throw new Error('it was taken');
    };
    expect(thrown('x'.repeat(120)).message).toContain(`not JSON: "${'x'.repeat(120)}".`);
    expect(thrown('x'.repeat(121)).message).toContain(`not JSON: "${'x'.repeat(120)}...".`);
    expect(thrown('x').details.cause).toBeInstanceOf(SyntaxError);
  });

  it('should not take what a cut leaves of an event for an event', () => {
    expect(valuesOf(['data: {"type":"b"}\n\ndata: {"type'])).toEqual([{ type: 'b' }]);
  });

  it('should parse nothing for a sink that is closed', () => {
    const sink = { isClosed: true, take: jest.fn(), done: jest.fn() };
    new ServerEventParser(sink).feed('data: oops\n\ndata: [DONE]\n\n');
    expect([sink.take, sink.done].map((handler) => handler.mock.calls.length)).toEqual([0, 0]);
  });

  it.each([
    ['{"a":\n1}', { a: 1 }],
    ['{"a":', undefined],
    ['', undefined],
    [': ping\n\n', undefined],
    ['data: {}\n\n{"a":1}', undefined],
  ])('should know the JSON that came in place of events: %j', (text, json) => {
    const parser = new ServerEventParser({ isClosed: false, take: () => undefined, done: () => undefined });
    for (const character of text) parser.feed(character);
    parser.flush();
    expect(parser.json()).toEqual(json);
  });

  it('should say of a stream that was cut what it held in place of events', () => {
    const cutAfter = (text: string) => {
      const parser = new ServerEventParser({ isClosed: false, take: () => undefined, done: () => undefined });
      parser.feed(text);
      parser.flush();
      return parser.cut();
    };
    expect(cutAfter('').message).toBe('the stream ended before its terminal event. The answer was cut: call again.');
    expect(cutAfter('Bad gateway\n').message).toContain('"Bad gateway"');
    const told = cutAfter('{"error":{"message":"Overloaded","code":"busy"}}\n');
    expect([told.message, told.details.code]).toEqual([expect.stringContaining('Overloaded'), 'busy']);
  });
});
