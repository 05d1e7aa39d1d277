import { closedLeaves } from '../../src/agent/closedLeaves.js';

describe('closedLeaves', () => {
  it('should follow references and unions, and give each leaf once', () => {
    const text = { type: 'string' };
    const none = { type: 'null' };
    const root = { type: 'object', $defs: { A: { anyOf: [text, { $ref: '#/$defs/A' }, { $ref: '#' }] } } };
    expect(closedLeaves(root, [{ $ref: '#/$defs/A' }, { anyOf: [{ anyOf: [none] }, text] }, undefined])).toEqual([
      text,
      root,
      none,
    ]);
  });
});
