import { from, map, toArray } from 'rxjs';
import { textDeltas } from 'rxagents';
import { rawEvent, responseEvents, text } from 'rxagents/testing';

describe('rawEvent', () => {
  it('should carry the event, untouched', () => {
    const [created] = responseEvents(text('Hello'));
    expect(rawEvent(created!)).toEqual({ type: 'raw_response_event', data: created });
    expect(rawEvent(created!).data).toBe(created);
  });

  it('should make a run of a response, as far as its text', () => {
    const seen: string[][] = [];
    from(responseEvents(text('Hello')))
      .pipe(map(rawEvent), textDeltas(), toArray())
      .subscribe((texts) => seen.push(texts));
    expect(seen).toEqual([['Hello']]);
  });
});
