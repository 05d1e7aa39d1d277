import * as fc from 'fast-check';
import { TestScheduler } from 'rxjs/testing';
import { momentsOf } from '../../src/testing/momentsOf.js';

/** The same, read by RxJS. */
function readByRxjs(diagram: string): { at: number; values: string[] }[] {
  const byFrame = new Map<number, string[]>();
  new TestScheduler(() => undefined).run(() => {
    for (const { frame, notification } of TestScheduler.parseMarbles(diagram, undefined, undefined, false, true)) {
      const { kind } = notification;
      const mark = kind === 'N' ? notification.value : kind === 'C' ? '|' : '#';
      byFrame.set(frame, [...(byFrame.get(frame) ?? []), mark]);
    }
  });
  return [...byFrame].map(([at, values]) => ({ at, values }));
}

const letters = fc.string({ unit: fc.constantFrom('a', 'B', '7', '?', 'é'), minLength: 1, maxLength: 3 });
const word = fc.oneof(
  fc.constantFrom('-', '--', ' ', '  '),
  letters,
  letters.map((group) => `(${group})`),
  fc
    .tuple(fc.constantFrom('1', '20', '1.5', '0.5'), fc.constantFrom('ms', 's', 'm'))
    .map((parts) => ` ${parts.join('')} `),
);
const diagrams = fc
  .tuple(fc.array(word), fc.constantFrom('', '|', '#', '(a|)', '(#)'))
  .map((parts) => parts.flat().join(''));

describe('momentsOf', () => {
  it('should read what RxJS reads', () => {
    fc.assert(
      fc.property(diagrams, (diagram) => {
        expect(momentsOf(diagram)).toEqual(readByRxjs(diagram));
      }),
    );
  });

  it('should take marks as they are where no duration can stand', () => {
    for (const diagram of ['9ms a', 'a9ms b', 'a 9ms', '5', 'a 10s (b|)', '- 2m |']) {
      expect(momentsOf(diagram)).toEqual(readByRxjs(diagram));
    }
  });

  it.each([
    ['a(b(c))', 'The diagram "a(b(c))" opens a group inside another. Close that first.'],
    ['ab)', 'The diagram "ab)" closes a group that it never opened. Remove the ")".'],
    ['(ab', 'The diagram "(ab" does not close its group. Add the ")".'],
    ['--^a', 'The diagram "--^a" has a "^", which is for subscriptions. Remove it.'],
    ['--!', 'The diagram "--!" has a "!", which is for subscriptions. Remove it.'],
    ['a#b', 'The diagram "a#b" goes on with "b" when it is over. End it with one "|" or "#".'],
    ['a|-b', 'The diagram "a|-b" goes on with "-" when it is over. End it with one "|" or "#".'],
    ['(a|b)', 'The diagram "(a|b)" goes on with "b" when it is over. End it with one "|" or "#".'],
  ])('should refuse %s', (diagram, message) => {
    expect(() => momentsOf(diagram)).toThrow(expect.objectContaining({ name: 'UserError', message }));
  });
});
