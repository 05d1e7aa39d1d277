import { onceFor } from '../../src/openai/onceFor.js';

describe('onceFor', () => {
  it('should make a value once for each object, undefined too', () => {
    const make = jest.fn(({ value }: { value?: number }) => value);
    const valueOf = onceFor(make);
    const one = { value: 1 };
    const none = {};
    expect([valueOf(one), valueOf(one), valueOf(none), valueOf(none), valueOf({ ...one })]).toEqual([
      1,
      1,
      undefined,
      undefined,
      1,
    ]);
    expect(make).toHaveBeenCalledTimes(3);
  });
});
