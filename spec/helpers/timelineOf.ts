import { TestScheduler } from 'rxjs/testing';
import type { Observable } from 'rxjs';
import type { RunEvent } from 'rxagents';
import { letterOf } from './letterOf.js';

/**
 * What a run emits in virtual time, frame by frame, in letters; neighbouring raw events are one `r`: `0:a 6:rco 9:rm 12:f|`.
 *
 * @param make makes the run; called inside virtual time
 */
export function timelineOf(make: () => Observable<RunEvent>): string {
  const frames = new Map<number, string>();
  const scheduler = new TestScheduler(() => undefined);
  scheduler.run(({ flush }) => {
    const note = (letter: string): void => {
      const now = scheduler.now();
      const before = frames.get(now) ?? '';
      frames.set(now, letter === 'r' && before.endsWith('r') ? before : before + letter);
    };
    make().subscribe({
      next: (event) => note(letterOf(event)),
      error: () => note('#'),
      complete: () => note('|'),
    });
    flush();
  });
  return [...frames].map(([frame, letters]) => `${frame}:${letters}`).join(' ');
}
