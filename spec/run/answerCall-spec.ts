import { answerCall } from '../../src/run/answerCall.js';
import { functionCall } from '../helpers/rawItems.js';
import { seenOf } from '../helpers/seenOf.js';
import { toolNamed } from '../helpers/toolNamed.js';
import { turnOf } from '../helpers/turnOf.js';

const call = functionCall('a', 'look_up', '{"word":"x"}');
const outputOf = (output: string): unknown => expect.objectContaining({ item: expect.objectContaining({ output }) });

describe('answerCall', () => {
  const answered = (approve: boolean, execute: () => string): unknown[] =>
    seenOf(
      answerCall(turnOf({ tools: [toolNamed({}, execute)] }), {
        type: 'call_decided',
        call,
        decision: { approve, message: 'No.' },
      }),
    );

  it('should answer a rejected call with the rejection, and not start its tool', () => {
    const execute = jest.fn(() => 'ok');
    expect(answered(false, execute)).toEqual([outputOf('No.'), 'complete']);
    expect(execute).not.toHaveBeenCalled();
  });

  it('should answer an approved call with what its tool says', () => {
    expect(answered(true, () => 'ok')).toEqual([outputOf('ok'), 'complete']);
  });
});
