import { isVerdict } from '../../src/run/isVerdict.js';

describe('isVerdict', () => {
  it.each([true, false])('should take %j for one', (tripwireTriggered) => {
    expect(isVerdict({ tripwireTriggered })).toBe(true);
  });

  it.each([undefined, null, 0, 'false'])('should not take %j for one', (tripwireTriggered) => {
    expect(isVerdict({ tripwireTriggered: tripwireTriggered as never })).toBe(false);
  });
});
