import { backlogFrom } from '../../src/interop/backlogFrom.js';
import type { OverflowOptions } from '../../src/interop/OverflowOptions.js';
import { itemDone, textDelta } from './events.js';

/** How many wait after so many deltas; the message, if it was too many. */
function waitingOf(options: OverflowOptions, count: number): number | string {
  const backlog = backlogFrom(options);
  for (let i = 0; i < count; i++) {
    const overflow = backlog.push(textDelta('a'));
    if (overflow) return overflow.message;
  }
  return backlog.size;
}

describe('backlogFrom', () => {
  it('should keep everything by default', () => {
    expect(waitingOf({}, 5000)).toBe(5000);
    expect(waitingOf({ overflow: 'buffer', max: 3 }, 5000)).toBe(5000);
  });

  it('should join from the first delta on', () => {
    expect(waitingOf({ overflow: 'coalesce' }, 5000)).toBe(1);
    expect(waitingOf({ overflow: 'coalesce', max: 10 }, 5000)).toBe(10);
  });

  it('should let 1000 events wait by default where more would be lost or an error', () => {
    expect(waitingOf({ overflow: 'latest' }, 5000)).toBe(1000);
    expect(waitingOf({ overflow: 'error' }, 1000)).toBe(1000);
    expect(waitingOf({ overflow: 'error' }, 1001)).toContain('more than 1000 unread events');
  });

  it('should take max from the options', () => {
    expect(waitingOf({ overflow: 'latest', max: 7 }, 5000)).toBe(7);
    expect(waitingOf({ overflow: 'latest', max: Infinity }, 5000)).toBe(5000);
    expect(waitingOf({ overflow: 'error', max: 7 }, 8)).toContain('more than 7 unread events');
  });

  it.each([-1, 1.5, NaN, '10'])('should refuse max: %p', (max) => {
    expect(() => backlogFrom({ overflow: 'latest', max: max as number })).toThrow(
      expect.objectContaining({
        name: 'UserError',
        message: expect.stringContaining(`max: ${max}. Give a whole number`),
      }),
    );
  });

  it('should refuse an overflow that it does not know, and name those it knows', () => {
    expect(() => backlogFrom({ overflow: 'drop' as 'latest' })).toThrow(
      expect.objectContaining({ name: 'UserError', message: expect.stringMatching(/overflow: drop.*'coalesce'/) }),
    );
  });

  it.each([0, 10, Infinity])('should say that the overflow is missing without which max: %p has no effect', (max) => {
    const message = `toAsyncIterable() was given max: ${max} and no overflow. Give overflow: 'buffer', 'coalesce', 'latest' or 'error'.`;
    expect(() => backlogFrom({ max })).toThrow(expect.objectContaining({ name: 'UserError', message }));
  });

  it.each([null, undefined, 0])('should refuse options that are none: %p', (options) => {
    expect(() => backlogFrom(options as never)).toThrow(
      expect.objectContaining({ name: 'UserError', message: expect.stringContaining('no options. Leave them out') }),
    );
  });

  it('should keep structural events in every mode', () => {
    for (const overflow of ['buffer', 'coalesce', 'latest'] as const) {
      const backlog = backlogFrom({ overflow, max: 1 });
      for (let i = 0; i < 10; i++) backlog.push(itemDone());
      expect(backlog.size).toBe(10);
    }
  });
});
