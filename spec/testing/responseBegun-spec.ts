import { responseBegun } from '../../src/testing/responseBegun.js';

describe('responseBegun', () => {
  it('should begin in progress, with nothing written', () => {
    const begun = responseBegun('resp_1');
    expect(begun).toMatchObject({ id: 'resp_1', object: 'response', status: 'in_progress', output: [], error: null });
    expect(begun).not.toHaveProperty('usage');
  });
});
