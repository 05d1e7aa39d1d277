import { modelDataOf, neverAborted } from '../../src/run/modelDataOf.js';
import { modelRequest } from '../helpers/modelRequest.js';
import { turnOf } from '../helpers/turnOf.js';

describe('modelDataOf', () => {
  it('should be the input and the instructions of the request, and nothing else', () => {
    const request = modelRequest({ instructions: 'Be brief.' });
    expect(modelDataOf(turnOf({ requestOf: () => request }))).toEqual({
      input: request.input,
      instructions: 'Be brief.',
    });
  });

  it('should have no instructions where there are none', () => {
    expect(Object.keys(modelDataOf(turnOf()))).toEqual(['input']);
  });
});

describe('neverAborted', () => {
  it('should be a signal that is not aborted', () => {
    expect(neverAborted().aborted).toBe(false);
  });
});
