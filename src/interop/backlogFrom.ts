import { UserError } from '../errors/UserError.js';
import type { Backlog } from './Backlog.js';
import { boundedBacklog } from './boundedBacklog.js';
import { coalescingBacklog } from './coalescingBacklog.js';
import { Fifo } from './Fifo.js';
import { latestBacklog } from './latestBacklog.js';
import type { OverflowOptions } from './OverflowOptions.js';

/** The backlog that the options ask for. */
export function backlogFrom<T>(options: OverflowOptions): Backlog<T> {
  if (!options) throw refusalOf('no options', 'Leave them out, or give { overflow, max }');
  const { overflow, max } = options;
  const limit = max ?? (overflow === 'coalesce' ? 0 : 1000);
  if (limit !== Infinity && !(Number.isInteger(limit) && limit >= 0)) {
    throw refusalOf(`max: ${String(max)}`, 'Give a whole number from 0');
  }
  // A number is no case: without an overflow, max would have no effect.
  switch (overflow ?? max ?? 'buffer') {
    case 'buffer':
      return new Fifo<T>();
    case 'coalesce':
      return coalescingBacklog(limit);
    case 'latest':
      return latestBacklog(limit);
    case 'error':
      return boundedBacklog(limit);
  }
  throw refusalOf(
    overflow === undefined ? `max: ${max} and no overflow` : `overflow: ${overflow}`,
    "Give overflow: 'buffer', 'coalesce', 'latest' or 'error'",
  );
}

function refusalOf(what: string, remedy: string): UserError {
  return new UserError(`toAsyncIterable() was given ${what}. ${remedy}.`);
}
