import { ResponseTrack } from '../../../src/testing/diagram/ResponseTrack.js';
import { modelItemOf } from '../../../src/testing/diagram/modelItemOf.js';
import { reasoning, responseEvents, text } from 'rxagents/testing';
import { created, ended, textDelta } from '../../helpers/rawEvents.js';
import { message } from '../../helpers/rawItems.js';
import { itemFrom } from '../../helpers/runItems.js';

const retraction = { type: 'response_retracted_event', attempt: 1, itemIds: [], reason: 'cut' } as const;

/** What is on the lanes: marks as kind@moment, bars as from-to:count; what is withdrawn in brackets. */
function drawn(track: ResponseTrack, end = 99) {
  const fate = (written: string, isRetracted = false) => (isRetracted ? `[${written}]` : written);
  return Object.fromEntries(
    track
      .lanes(0, end)
      .map(({ kind, marks, bars }) => [
        kind,
        [
          ...marks.map((mark) => fate(`${mark.kind}@${mark.at}`, mark.isRetracted)),
          ...bars.map((bar) => fate(`${bar.from}-${bar.to}:${bar.count}`, bar.isRetracted)),
        ].join(' '),
      ]),
  );
}

describe('ResponseTrack', () => {
  it('should draw a response from its first raw event to its last', () => {
    const track = new ResponseTrack();
    responseEvents(text('Hello there', { deltas: 4 })).forEach((event, at) => track.raw(event, at));
    track.item(modelItemOf(itemFrom(message('Hello there')))!, 11);
    expect(drawn(track)).toEqual({ model: 'begun@0 ended@10 0-10:11', text: 'message@11 3-6:4' });
  });

  it('should draw reasoning on a lane of its own, and few deltas one by one', () => {
    const track = new ResponseTrack();
    const events = responseEvents([reasoning('Hm', { deltas: 2 }), text('Hi')]);
    events.forEach((event, at) => track.raw(event, at));
    expect(drawn(track)).toMatchObject({ reasoning: 'delta@3 delta@4', text: 'delta@10' });
    expect(track.lanes(2, 99).map(({ kind, label, depth }) => [kind, label, depth])).toEqual([
      ['model', 'model', 2],
      ['reasoning', 'reasoning', 2],
      ['text', 'text', 2],
    ]);
  });

  it('should begin another response behind a terminal event', () => {
    const track = new ResponseTrack();
    [created(), ended(), created(), ended({}, 'response.failed')].forEach((event, at) => track.raw(event, at));
    expect(drawn(track)['model']).toBe('begun@0 ended@1 begun@2 broken@3 0-1:2 2-3:2');
  });

  it('should draw a response in one event as its end', () => {
    const track = new ResponseTrack();
    track.raw(ended(), 4);
    expect(drawn(track)).toEqual({ model: 'ended@4' });
  });

  it('should leave a response open that never ended', () => {
    const track = new ResponseTrack();
    track.raw(created(), 1);
    track.raw(textDelta('Hi'), 2);
    expect(drawn(track, 8)).toEqual({ model: 'begun@1 1-8:2', text: 'delta@2' });
  });

  it('should end a response that was cut off where the next one begins', () => {
    const track = new ResponseTrack();
    [created(), textDelta('Hi'), created(), ended()].forEach((event, at) => track.raw(event, at));
    expect(drawn(track)['model']).toBe('begun@0 begun@2 ended@3 0-1:2 2-3:2');
  });

  it('should show what was withdrawn, and only that', () => {
    const track = new ResponseTrack();
    track.raw(created(), 1);
    track.raw(textDelta('Hi'), 2);
    track.retracted(retraction, 3);
    track.raw(created(), 4);
    track.raw(ended(), 5);
    expect(drawn(track)).toEqual({
      model: '[begun@1] retracted@3 begun@4 ended@5 [1-3:2] 4-5:2',
      text: '[delta@2]',
    });
  });

  it('should show that a response had ended before it was withdrawn', () => {
    const track = new ResponseTrack();
    track.raw(created(), 1);
    track.raw(ended(), 2);
    track.retracted(retraction, 5);
    expect(drawn(track)['model']).toBe('[begun@1] [ended@2] retracted@5 [1-5:2]');
  });

  it('should draw an item, or a retraction, that comes without raw events', () => {
    const replayed = new ResponseTrack();
    replayed.item(modelItemOf(itemFrom(message('Hi')))!, 3);
    expect(drawn(replayed)).toEqual({ text: 'message@3' });
    const retracted = new ResponseTrack();
    retracted.retracted(retraction, 2);
    expect(drawn(retracted)).toEqual({ model: 'retracted@2' });
    expect(retracted.lanes(0, 9)[0]?.marks[0]?.title).toBe('attempt 1 is retracted: cut');
  });

  it('should keep no more of a text than is looked at', () => {
    const track = new ResponseTrack();
    for (let at = 0; at < 1000; at++) track.raw(textDelta('0123456789'), at);
    expect(track.lanes(0, 1000)[1]?.bars[0]).toMatchObject({ count: 1000, label: '0123456789'.repeat(100) });
  });
});
