import { drawDiagrams, type Mark } from './drawDiagrams.js';

/** When an Observable was subscribed to, and left. */
export interface SubscriptionFrames {
  readonly subscribedFrame: number;
  readonly unsubscribedFrame: number;
}

/** Why subscriptions are not as their diagrams say; nothing where they are. */
export function subscriptionsFailureOf(
  actual: readonly SubscriptionFrames[],
  expected: readonly SubscriptionFrames[],
): string | undefined {
  const longest = Math.max(actual.length, expected.length);
  const at = Array.from({ length: longest }, (_, index) => index).find(
    (index) => differingFrame(expected[index], actual[index]) !== undefined,
  );
  if (at === undefined) return undefined;
  const frame = differingFrame(expected[at], actual[at]) ?? 0;
  const counts = actual.length === expected.length ? '' : ` (${expected.length} expected, ${actual.length} made)`;
  const drawing = drawDiagrams(
    [
      { label: 'expected', marks: marksOf(expected[at]) },
      { label: 'actual', marks: marksOf(actual[at]) },
    ],
    frame,
  );
  return `Subscription ${at + 1}${counts} differs at ${frame} ms: expected ${worded(expected[at])}, got ${worded(actual[at])}.\n\n${drawing}`;
}

function differingFrame(
  one: SubscriptionFrames | undefined,
  other: SubscriptionFrames | undefined,
): number | undefined {
  if (!one || !other) return (one ?? other)?.subscribedFrame;
  if (one.subscribedFrame !== other.subscribedFrame) return Math.min(one.subscribedFrame, other.subscribedFrame);
  if (one.unsubscribedFrame === other.unsubscribedFrame) return undefined;
  return Math.min(one.unsubscribedFrame, other.unsubscribedFrame);
}

function worded(frames: SubscriptionFrames | undefined): string {
  if (!frames) return 'none';
  const { subscribedFrame, unsubscribedFrame } = frames;
  return `${subscribedFrame} to ${unsubscribedFrame === Infinity ? 'no end' : unsubscribedFrame}`;
}

function marksOf(frames: SubscriptionFrames | undefined): Mark[] {
  if (!frames) return [];
  const { subscribedFrame, unsubscribedFrame } = frames;
  return [
    { frame: subscribedFrame, letter: '^' },
    ...(unsubscribedFrame === Infinity ? [] : [{ frame: unsubscribedFrame, letter: '!' }]),
  ];
}
