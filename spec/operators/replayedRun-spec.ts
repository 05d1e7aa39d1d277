import { Observable, take } from 'rxjs';
import type { RunEvent } from 'rxagents';
import { replayedRun } from '../../src/operators/replayedRun.js';
import { letterOf } from '../helpers/letterOf.js';
import { argumentsDelta, textDelta } from '../helpers/rawEvents.js';
import { raw, runEvents } from '../helpers/runEvents.js';

const { a, s, t, m, h, i, p, f } = runEvents;

function heardBy(subject: ReturnType<typeof replayedRun<RunEvent>>): RunEvent[] {
  const heard: RunEvent[] = [];
  subject.subscribe({ next: (event) => heard.push(event), error: () => undefined, complete: () => undefined });
  return heard;
}

describe('replayedRun', () => {
  it('should give who comes late what was missed, the deltas of one item joined', () => {
    const subject = replayedRun<RunEvent>();
    for (const event of [a, s, t, m, h, i]) subject.next(event);
    const late = heardBy(subject);
    expect(late).toEqual([a, raw(textDelta('Hello')), m, raw(argumentsDelta('{"a":1}', 1))]);
    subject.next(p);
    expect(late.at(-1)).toBe(p);
  });

  it('should join nothing but deltas, and none of what is not text', () => {
    const subject = replayedRun<RunEvent>();
    const audio = raw({ type: 'response.audio.delta', delta: 'AA==', sequence_number: 1 });
    const state = raw({ type: 'keepalive', sequence_number: 2 } as never);
    for (const event of [audio, audio, state, state]) subject.next(event);
    expect(heardBy(subject)).toEqual([audio, audio, state, state]);
  });

  it('should lose and repeat nothing between replay and life, whenever who comes', () => {
    const subject = replayedRun<RunEvent>();
    const all = [a, s, t, s, m, f];
    const listeners = all.map((event) => {
      const heard = heardBy(subject);
      subject.next(event);
      return heard;
    });
    const textOf = (events: RunEvent[]) =>
      events
        .map((event) => (event.type === 'raw_response_event' ? (event.data as { delta: string }).delta : ''))
        .join('');
    for (const heard of listeners) {
      expect(textOf(heard)).toBe('HelloHel');
      expect([...new Set(heard.map(letterOf))].join('')).toBe('armf');
    }
  });

  it('should keep the order for who causes an event while catching up', () => {
    const subject = replayedRun<RunEvent>();
    for (const event of [a, s, m]) subject.next(event);
    const heard: RunEvent[] = [];
    let caused = false;
    subject.subscribe({
      next: (event) => {
        heard.push(event);
        if (!caused) subject.next(p);
        caused = true;
      },
      error: () => undefined,
      complete: () => undefined,
    });
    expect(heard).toEqual([a, s, m, p]);
  });

  it('should end for who comes after the end as for all others', () => {
    const [done, broken] = [replayedRun<RunEvent>(), replayedRun<RunEvent>()];
    done.next(f);
    done.complete();
    broken.next(a);
    broken.error('x');
    const seen: unknown[] = [];
    const note = {
      next: (event: RunEvent) => seen.push(event),
      error: (e: unknown) => seen.push(e),
      complete: () => seen.push('|'),
    };
    done.subscribe(note);
    broken.subscribe(note);
    expect(seen).toEqual([f, '|', a, 'x']);
  });

  it('should stop replaying to who has left', () => {
    const subject = replayedRun<RunEvent>();
    for (const event of [a, m, p]) subject.next(event);
    const heard: RunEvent[] = [];
    const event$ = new Observable<RunEvent>((subscriber) => subject.subscribe(subscriber));
    event$.pipe(take(2)).subscribe((event) => heard.push(event));
    expect(heard).toEqual([a, m]);
  });
});
