import { encode, encodeBody } from '../../src/openai/encodeBody.js';

const bodyOf = (body: Uint8Array | string): unknown => JSON.parse(Buffer.from(body as Uint8Array).toString());

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

  it('should be text where nothing of it is encoded', () => {
    const lists = { input: [',{"a":1}', ',{"b":"é"}'], tools: [] };
    expect(encodeBody({ head: { model: 'gpt-x' }, lists })).toBe(
      '{"model":"gpt-x","input":[{"a":1},{"b":"é"}],"tools":[]}',
    );
    expect(bodyOf(encodeBody({ head: { a: 0 }, lists: { input: [',1', encode(',2'), ',3'] } }))).toEqual({
      a: 0,
      input: [1, 2, 3],
    });
  });

  it('should prefer what the head says to a list', () => {
    const head = { input: 'Hi', tools: undefined };
    expect(bodyOf(encodeBody({ ...body, head }))).toEqual({ input: 'Hi', tools: [] });
  });

  it('should give the same bytes where there is no Buffer', () => {
    const withBuffer = encodeBody(body);
    expect(withBuffer).toBeInstanceOf(Buffer);
    const buffer = globalThis.Buffer;
    Reflect.deleteProperty(globalThis, 'Buffer');
    try {
      expect(new Uint8Array(withBuffer as Uint8Array)).toEqual(encodeBody(body));
    } finally {
      globalThis.Buffer = buffer;
    }
  });
});
