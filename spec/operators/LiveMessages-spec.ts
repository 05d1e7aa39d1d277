import { ended, itemAdded, itemDone } from '../helpers/rawEvents.js';
import { message, reasoningItem } from '../helpers/rawItems.js';
import { raw, runEvents } from '../helpers/runEvents.js';
import { itemFrom } from '../helpers/runItems.js';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { LiveMessages } from '../../src/operators/LiveMessages.js';

function holding(...places: (number | undefined)[]): LiveMessages<string> {
  const messages = new LiveMessages<string>();
  for (const place of places) messages.set(place, `at ${place}`);
  return messages;
}
const whole = runItemEvent(itemFrom(message('Whole')));
const reasoned = runItemEvent(itemFrom(reasoningItem()));

describe('LiveMessages', () => {
  it.each([
    ['the message of the place that is done', [raw(itemDone(message('Whole'), 1)), whole], [0, 2]],
    [
      'the first where only the end of the response completes it',
      [raw(itemDone(reasoningItem(), 1)), reasoned, raw(ended()), whole],
      [1, 2],
    ],
    ['what was at a place that another item gets', [raw(itemAdded(reasoningItem(), 2))], [0, 1]],
    ['all with the next response', [runEvents.r], []],
    ['all with a retraction', [runEvents.x], []],
    ['nothing with a delta, or another item', [runEvents.s, reasoned], [0, 1, 2]],
  ])('should forget %s', (_what, events, left) => {
    const messages = holding(0, 1, 2);
    expect(events.map((event) => messages.follow(event))).toEqual(events.map(() => undefined));
    expect([...messages.keys()]).toEqual(left);
  });

  it('should tell what was not written, at its place or at all', () => {
    const messages = holding(0);
    expect([raw(itemDone(message('Whole'), 1)), whole].map((event) => messages.follow(event))).toEqual([
      undefined,
      'Whole',
    ]);
    expect([...messages.keys()]).toEqual([0]);
    expect(holding().follow(whole)).toBe('Whole');
  });

  it('should know messages of a server that gives no places', () => {
    const messages = holding(undefined);
    expect(messages.follow(whole)).toBeUndefined();
    expect(messages.follow(whole)).toBe('Whole');
  });
});
