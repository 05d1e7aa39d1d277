import { UserError } from '../errors/UserError.js';
import type { Backlog } from './Backlog.js';
import { BoundedBacklog } from './BoundedBacklog.js';
import { CoalescingBacklog } from './CoalescingBacklog.js';
import { Fifo } from './Fifo.js';
import { LatestBacklog } from './LatestBacklog.js';
import type { OverflowOptions } from './OverflowOptions.js';

const DEFAULT_MAX = 1000;

/** The backlog that the options ask for. */
export function backlogFrom<T>({ overflow, max }: OverflowOptions): Backlog<T> {
  if (max !== undefined) requireCount(max);
  switch (overflow) {
    case undefined:
      if (max === undefined) return new Fifo<T>();
      throw new UserError(
        `toAsyncIterable() was given max: ${max} without overflow, so all events would be kept. Say what happens beyond max: overflow: 'coalesce', 'latest' or 'error'.`,
      );
    case 'buffer':
      return new Fifo<T>();
    case 'coalesce':
      return new CoalescingBacklog<T>(max ?? 0);
    case 'latest':
      return new LatestBacklog<T>(max ?? DEFAULT_MAX);
    case 'error':
      return new BoundedBacklog<T>(max ?? DEFAULT_MAX);
    default:
      throw new UserError(
        `toAsyncIterable() was given overflow: ${JSON.stringify(overflow)}. Use 'buffer', 'coalesce', 'latest' or 'error'.`,
      );
  }
}

function requireCount(max: number): void {
  if (max === Infinity || (Number.isInteger(max) && max >= 0)) return;
  throw new UserError(
    `toAsyncIterable() was given max: ${String(max)}. max is a number of events: a whole number from 0, or Infinity.`,
  );
}
