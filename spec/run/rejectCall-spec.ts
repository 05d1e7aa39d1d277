import { rejectCall } from '../../src/run/rejectCall.js';
import { environment } from '../helpers/environment.js';
import { functionCall } from '../helpers/rawItems.js';
import { seenOf } from '../helpers/seenOf.js';
import { turnOf } from '../helpers/turnOf.js';

const outputOf = (output: string): unknown => expect.objectContaining({ item: expect.objectContaining({ output }) });

describe('rejectCall', () => {
  it('should tell the model that the call was not approved, or what was said instead', () => {
    expect(seenOf(rejectCall(turnOf(), functionCall('a'), { approve: false }))).toEqual([
      outputOf('Tool execution was not approved.'),
      'complete',
    ]);
    expect(seenOf(rejectCall(turnOf(), functionCall('a'), { approve: false, message: 'Too much.' }))).toEqual([
      outputOf('Too much.'),
      'complete',
    ]);
  });

  it('should let the formatter word it', () => {
    const env = environment({ toolErrorFormatter: ({ kind }) => `Sorry: ${kind}` });
    expect(seenOf(rejectCall(turnOf({ env }), functionCall('a'), { approve: false }))[0]).toEqual(
      outputOf('Sorry: approval_rejected'),
    );
  });
});
