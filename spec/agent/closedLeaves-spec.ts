import { closedLeaves } from '../../src/agent/closedLeaves.js';

const text = { type: 'string' };
const number = { type: 'number' };

describe('closedLeaves', () => {
  it('should follow unions and references, each once', () => {
    const $defs = { A: { anyOf: [{ $ref: '#/$defs/A' }, text, { $ref: '#' }] } };
    const root = { type: 'object', $defs };
    expect(closedLeaves(root, [{ anyOf: [{ $ref: '#/$defs/A' }, number] }, text])).toEqual([text, number, root]);
  });

  it('should make nothing of what is not there', () => {
    expect(closedLeaves({}, [{ $ref: '#/$defs/A' }, {}])).toEqual([]);
  });
});
