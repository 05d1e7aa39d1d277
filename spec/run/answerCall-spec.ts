import { answerCall } from '../../src/run/answerCall.js';
import { functionCall } from '../helpers/rawItems.js';
import { seenOf } from '../helpers/seenOf.js';
import { toolNamed } from '../helpers/toolNamed.js';
import { turnOf } from '../helpers/turnOf.js';

const call = functionCall('a', 'look_up', '{"word":"x"}');
const outputOf = (output: string): unknown => expect.objectContaining({ item: expect.objectContaining({ output }) });

describe('answerCall', () => {
  const execute = jest.fn(() => 'ok');
  const turn = turnOf({ tools: [toolNamed({}, execute)] });
  const answered = (approve: boolean): unknown[] =>
    seenOf(answerCall(turn, { type: 'call_decided', call, decision: { approve, message: 'No.' } }));

  it('should answer a rejected call with the rejection, and not start its tool', () => {
    expect(answered(false)).toEqual([outputOf('No.'), 'complete']);
    expect(execute).not.toHaveBeenCalled();
  });

  it('should answer an approved call with what its tool says', () => {
    expect(answered(true)).toEqual([outputOf('ok'), 'complete']);
  });
});
