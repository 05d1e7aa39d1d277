import { schemaRefusal } from '../../src/agent/SchemaSource.js';

describe('schemaRefusal', () => {
  const source = { root: {}, subject: 'parameters of tool "x"' };

  it('should name the thing, the reason and the remedy', () => {
    expect(schemaRefusal(source, 'a.b', 'is odd', 'Even it')).toMatchObject({
      name: 'UserError',
      message: 'parameters of tool "x": a.b is odd. Even it.',
    });
  });

  it('should tell how to have it sent as it is, and call the root by name', () => {
    expect(schemaRefusal({ ...source, loosen: 'set strict: false' }, '', 'is odd', 'Even it').message).toBe(
      'parameters of tool "x": the root is odd. Even it, or set strict: false to send the schema as it is.',
    );
  });
});
