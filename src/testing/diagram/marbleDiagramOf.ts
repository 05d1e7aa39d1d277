import { chartOf } from './chartOf.js';
import type { DiagramOptions, DiagramSvgOptions, DiagramTextOptions } from './DiagramOptions.js';
import { svgOf } from './svgOf.js';
import { textOf } from './textOf.js';
import type { RunEnding, TimedEvent } from './TimedEvent.js';

/** The picture of a run: who did what, when, and for how long. */
export interface MarbleDiagram {
  /** The diagram in characters, a line for each lane and a legend below. */
  toText(options?: DiagramTextOptions): string;
  /** The diagram as an SVG document of its own: payloads on hover, light and dark, nothing loaded from elsewhere. */
  toSvg(options?: DiagramSvgOptions): string;
}

/**
 * The picture of a run that was recorded: of events, in order, with their times in milliseconds.
 *
 * @param ending How the run ended; without it the diagram has no end mark.
 * @param drawn A title, and how long silence may be before it is cut.
 *
 * ```ts
 * const timed$ = run$.pipe(timestamp(), map(({ value: event, timestamp: at }) => ({ at, event })), toArray());
 * timed$.subscribe((events) => console.log(marbleDiagramOf(events).toText()));
 * ```
 */
export function marbleDiagramOf(
  events: readonly TimedEvent[],
  ending?: RunEnding,
  drawn: DiagramOptions = {},
): MarbleDiagram {
  const chart = chartOf(events, ending);
  return {
    toText: (options) => textOf(chart, { ...drawn, ...options }),
    toSvg: (options) => svgOf(chart, { ...drawn, ...options }),
  };
}
