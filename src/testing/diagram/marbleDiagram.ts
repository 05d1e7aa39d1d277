import { asyncScheduler, defer, filter, from, map, materialize, tap, type Observable, type SchedulerLike } from 'rxjs';
import type { RunEvent } from '../../index.js';
import type { DiagramOptions } from './DiagramOptions.js';
import { marbleDiagramOf, type MarbleDiagram } from './marbleDiagramOf.js';
import type { TimedEvent } from './TimedEvent.js';

/** Options of `marbleDiagram`. */
export interface MarbleDiagramOptions extends DiagramOptions {
  /** Whose clock the axis shows. Default: `asyncScheduler`, which a `TestScheduler` makes virtual. */
  readonly scheduler?: SchedulerLike;
}

/**
 * Runs a run once and gives the picture of it at its end. A run that errors has a picture too, so this completes.
 *
 * ```ts
 * marbleDiagram(run(agent, 'Hi')).subscribe((diagram) => console.log(diagram.toText()));
 * ```
 */
export function marbleDiagram(
  run$: Observable<RunEvent>,
  { scheduler = asyncScheduler, ...options }: MarbleDiagramOptions = {},
): Observable<MarbleDiagram> {
  return defer(() => {
    const events: TimedEvent[] = [];
    return from(run$).pipe(
      materialize(),
      tap((notification) => {
        if (notification.kind === 'N') events.push({ at: scheduler.now(), event: notification.value });
      }),
      filter(({ kind }) => kind !== 'N'),
      map(({ kind, error }) => {
        const at = scheduler.now();
        const ending =
          kind === 'E'
            ? ({ kind: 'error', at, error: error as unknown } as const)
            : ({ kind: 'complete', at } as const);
        return marbleDiagramOf(events, ending, options);
      }),
    );
  });
}
