import type { Chart } from './chartOf.js';
import { columnsOf } from './columnsOf.js';
import type { Moment } from './Lane.js';
import type { Break, Instant, Layout } from './Layout.js';
import { silencesOf } from './silencesOf.js';
import { spacingsOf } from './spacingsOf.js';

/** Room for `-//-`, and for how long it was above it. */
const BREAK_COLUMNS = 9;

/** Places a chart in columns: as many as the width, or a whole multiple of it. */
export function layoutOf({ times, lanes }: Chart, width: number, maxGapMs?: number): Layout {
  const silences = silencesOf(times, maxGapMs);
  const shown = lanes.flatMap(({ marks, bars }) => [
    ...marks.map(({ at }) => at),
    ...bars.flatMap(({ from, to }) => [from, to]),
  ]);
  const moments = [...shown, ...[...silences].flatMap((at) => [at, at + 1])];
  const placement = { times, moments, spacings: spacingsOf(lanes), silences, breakColumns: BREAK_COLUMNS };
  const columns = columnsOf(placement, width);
  const columnAt = (moment: Moment): number => columns.get(moment) ?? 0;
  const msAt = (moment: Moment): number => times[moment] ?? 0;
  const end = [...columns.values()].at(-1) ?? 0;
  return {
    columns: Math.ceil((end + 1) / width) * width,
    end,
    lanes: lanes.map((lane) => ({
      ...lane,
      marks: lane.marks.map((mark) => ({ ...mark, column: columnAt(mark.at), ms: msAt(mark.at) })),
      bars: lane.bars.map((bar) => ({
        ...bar,
        columns: [columnAt(bar.from), columnAt(bar.to)],
        ms: [msAt(bar.from), msAt(bar.to)],
      })),
    })),
    instants: instantsOf(columns, msAt),
    breaks: [...silences].map((at): Break => ({
      columns: [columnAt(at), columnAt(at + 1)],
      ms: msAt(at + 1) - msAt(at),
    })),
  };
}

function instantsOf(columns: ReadonlyMap<Moment, number>, msAt: (moment: Moment) => number): Instant[] {
  const byMs = new Map<number, [number, number]>();
  for (const [moment, column] of columns) {
    const ms = msAt(moment);
    byMs.set(ms, [byMs.get(ms)?.[0] ?? column, column]);
  }
  return [...byMs].map(([ms, between]) => ({ ms, columns: between }));
}
