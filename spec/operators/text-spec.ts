import { from } from 'rxjs';
import { text, type RunEvent } from 'rxagents';
import { runItemEvent } from '../../src/events/runItemEvent.js';
import { operatorContract } from '../helpers/operatorContract.js';
import { ended, itemAdded, itemDone, textDelta } from '../helpers/rawEvents.js';
import { message } from '../helpers/rawItems.js';
import { raw, runEvents } from '../helpers/runEvents.js';
import { itemFrom } from '../helpers/runItems.js';

describe('text', () => {
  operatorContract({
    operator: text,
    events: { ...runEvents, u: raw(textDelta('Two', { output_index: 1 })) },
    source: 'arstmrsumf|',
    expected: '--st--su--|',
    values: { s: 'Hel', t: 'Hello', u: 'Two' },
  });

  describe('after a retraction', () => {
    operatorContract({
      operator: text,
      events: runEvents,
      source: 'arsxxtmf|',
      expected: '--se-t--|',
      values: { s: 'Hel', e: '', t: 'lo' },
    });
  });

  const written = (...events: RunEvent[]): string[] => {
    const seen: string[] = [];
    from(events)
      .pipe(text())
      .subscribe((value) => seen.push(value));
    return seen;
  };
  const at = (output_index: number, delta: string): RunEvent => raw(textDelta(delta, { output_index }));

  it('should keep messages apart that are written at the same time', () => {
    expect(written(at(0, 'Hel'), at(1, 'Goo'), at(0, 'lo'), at(1, 'd'))).toEqual(['Hel', 'Goo', 'Hello', 'Good']);
    const first = message('Hello');
    const done = [raw(itemDone(first, 0)), runItemEvent(itemFrom(first))];
    expect(written(at(0, 'Hello'), at(1, 'Goo'), ...done, at(1, 'd'))).toEqual(['Hello', 'Goo', 'Good']);
  });

  it('should begin another message where the server gives all items one place', () => {
    const begun = raw(itemAdded(message('')));
    expect(written(begun, at(0, 'Hel'), begun, at(0, 'Good'))).toEqual(['Hel', 'Good']);
  });

  it('should have a message that was not streamed whole, also in place of one that was taken back', () => {
    const whole = runItemEvent(itemFrom(message('Hello')));
    expect(written(runEvents.s, runEvents.x, runEvents.r, raw(ended()), whole)).toEqual(['Hel', '', 'Hello']);
    expect(written(runEvents.s, raw(ended()), whole, runEvents.s)).toEqual(['Hel']);
    expect(written(runEvents.s, raw(ended()), whole, whole)).toEqual(['Hel', 'Hello']);
  });

  it('should leave what it shows where a message has no text', () => {
    const refused = { ...message(''), content: [{ type: 'refusal' as const, refusal: 'No.' }] };
    expect(written(runEvents.s, runEvents.m, runItemEvent(itemFrom(refused)))).toEqual(['Hel']);
  });
});
