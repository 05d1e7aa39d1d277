import { encode, encodeBody } from '../../src/openai/encodeBody.js';

const bodyOf = (bytes: Uint8Array): unknown => JSON.parse(new TextDecoder().decode(bytes));

describe('encodeBody', () => {
  const body = {
    head: { model: 'gpt-x', temperature: undefined, name: 'Zoë' },
    lists: { input: [encode(',{"a":1}'), encode(',{"b":"é"}')], tools: [] },
  };

  it('should write head and lists as one object, without what is not set', () => {
    expect(bodyOf(encodeBody(body))).toEqual({
      model: 'gpt-x',
      name: 'Zoë',
      input: [{ a: 1 }, { b: 'é' }],
      tools: [],
    });
  });

  it('should prefer what the head says to a list', () => {
    const head = { input: 'Hi', tools: undefined };
    expect(bodyOf(encodeBody({ ...body, head }))).toEqual({ input: 'Hi', tools: [] });
  });

  it('should give the same bytes where there is no Buffer', () => {
    const withBuffer = Array.from(encodeBody(body));
    const buffer = globalThis.Buffer;
    Reflect.deleteProperty(globalThis, 'Buffer');
    try {
      expect(Array.from(encodeBody(body))).toEqual(withBuffer);
    } finally {
      globalThis.Buffer = buffer;
    }
  });
});
