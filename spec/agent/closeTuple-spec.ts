import { closeTuple } from '../../src/agent/closeTuple.js';

const text = { type: 'string' };
const number = { type: 'number' };

describe('closeTuple', () => {
  it('should send items of one kind as they are', () => {
    expect(closeTuple({ type: 'array', minItems: 2 }, [text, text], undefined)).toEqual({
      ...{ type: 'array', minItems: 2, maxItems: 2, items: text },
    });
  });

  it('should tell the order of items of several kinds', () => {
    expect(closeTuple({ type: 'array', description: 'A pair.' }, [text, number], undefined)).toEqual({
      type: 'array',
      description: 'A pair. Items in this order: {"type":"string"}, {"type":"number"}.',
      items: { anyOf: [text, number] },
      maxItems: 2,
    });
  });

  it('should leave the end open for more items', () => {
    expect(closeTuple({ type: 'array' }, [text], text)).toEqual({ type: 'array', items: text });
  });

  it('should keep a lower limit', () => {
    expect(closeTuple({ maxItems: 1 }, [text, text], undefined)).toMatchObject({ maxItems: 1 });
    expect(closeTuple({ maxItems: 5 }, [text, text], undefined)).toMatchObject({ maxItems: 2 });
  });
});
