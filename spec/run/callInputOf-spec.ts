import { callInputOf } from '../../src/run/callInputOf.js';
import { functionCall } from '../helpers/rawItems.js';

describe('callInputOf', () => {
  it('should say which call it is, of what, and with which arguments', () => {
    expect(callInputOf(functionCall('a', 'look_up', '{"word":"x"}'))).toEqual({
      callId: 'a',
      name: 'look_up',
      arguments: '{"word":"x"}',
    });
  });
});
