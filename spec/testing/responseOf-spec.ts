import { response, text, usage } from 'rxagents/testing';
import { responseOf } from '../../src/testing/responseOf.js';

describe('responseOf', () => {
  const hi = text('Hi');

  it('should take one item as a response of its own', () => {
    expect(responseOf(hi)).toEqual({ type: 'response', items: [hi] });
  });

  it('should part the items of a list from its usage', () => {
    const counts = usage({ input: 1, output: 2 });
    expect(responseOf([hi, counts, hi])).toEqual({ type: 'response', items: [hi, hi], usage: counts });
  });

  it('should leave a response as it is', () => {
    const whole = response([hi], { id: 'resp_x' });
    expect(responseOf(whole)).toBe(whole);
  });
});
