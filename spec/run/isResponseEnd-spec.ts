import { isResponseEnd } from '../../src/run/isResponseEnd.js';

describe('isResponseEnd', () => {
  it.each(['response.completed', 'response.incomplete', 'response.failed'])('should tell %s', (type) => {
    expect(isResponseEnd({ type })).toBe(true);
  });

  it.each(['error', 'response.created', 'response.output_text.delta', 'response.retracted', 'value'])(
    'should not take %s for one',
    (type) => {
      expect(isResponseEnd({ type })).toBe(false);
    },
  );

  it('should look no further at a delta', () => {
    expect(isResponseEnd({ type: 'response.completed', delta: '' } as never)).toBe(false);
  });
});
