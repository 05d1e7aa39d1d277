import { letterOf } from 'rxagents/testing';
import { RUN_ITEM_NAMES } from '../../src/events/RunItemName.js';
import { RUN_LETTERS } from '../../src/testing/letterOf.js';
import { nested, runEvents } from '../helpers/runEvents.js';

describe('letterOf', () => {
  it('should name each kind of event', () => {
    const { a, r, c, o, m, p, x, f } = runEvents;
    expect([a, r, c, o, m, p, x, f, nested(a)].map(letterOf).join('')).toBe('arcompxfn');
  });

  it('should have a letter of its own for everything that can come', () => {
    expect([...RUN_LETTERS.values()]).toEqual(expect.arrayContaining(Object.values(RUN_ITEM_NAMES)));
    expect(RUN_LETTERS.size).toBe(Object.keys(RUN_ITEM_NAMES).length + 6);
  });
});
