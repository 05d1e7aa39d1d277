import { subscriptionsFailureOf } from '../../src/testing/subscriptionsFailureOf.js';

const frames = (subscribedFrame: number, unsubscribedFrame = Infinity) => ({ subscribedFrame, unsubscribedFrame });

describe('subscriptionsFailureOf', () => {
  it('should say nothing where all are as expected', () => {
    expect(subscriptionsFailureOf([frames(2, 5), frames(3)], [frames(2, 5), frames(3)])).toBeUndefined();
    expect(subscriptionsFailureOf([], [])).toBeUndefined();
  });

  it.each([
    [
      [frames(2, 4)],
      [frames(2, 5)],
      'Subscription 1 differs at 4 ms: expected 2 to 5, got 2 to 4.\n\nexpected  --^--!\nactual    --^-!\n              ^ 4 ms',
    ],
    [
      [frames(2)],
      [frames(1)],
      'Subscription 1 differs at 1 ms: expected 1 to no end, got 2 to no end.\n\nexpected  -^-\nactual    --^\n           ^ 1 ms',
    ],
    [
      [frames(0, 2)],
      [frames(0, 2), frames(1, 2)],
      'Subscription 2 (2 expected, 1 made) differs at 1 ms: expected 1 to 2, got none.\n\nexpected  -^!\nactual    ---\n           ^ 1 ms',
    ],
    [
      [frames(1)],
      [],
      'Subscription 1 (0 expected, 1 made) differs at 1 ms: expected none, got 1 to no end.\n\nexpected  --\nactual    -^\n           ^ 1 ms',
    ],
  ])('should draw the first that differs (%#)', (actual, expected, message) => {
    expect(subscriptionsFailureOf(actual, expected)).toBe(message);
  });
});
