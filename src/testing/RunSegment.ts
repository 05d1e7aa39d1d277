import type { ApprovalItem, RunOptions } from '../index.js';

/** What a run is made from: at its start, and each time that it goes on. */
export interface RunSegment<TOutside = undefined> {
  /** The state that was saved last, as parsed JSON: `RunState.fromJSON(agent, saved)`. Absent as long as none is. */
  readonly saved?: unknown;
  /** For `run`, beside options of your own. */
  readonly options: Pick<RunOptions, 'checkpoint' | 'interceptors'>;
  /** What no crash touches, as the option of this name makes it. */
  readonly outside: TOutside;
}

/** What `crashEverywhere` is told beside how to make a run. */
export interface CrashOptions<TOutside = undefined> {
  /** Makes what no crash touches, such as a session or a database: once for each run, and the same for all of its segments. */
  readonly outside?: () => TOutside;
  /** What of that has to be the same in the end, whether the run crashed or not; JSON-safe. */
  readonly outsideValue?: (outside: TOutside) => unknown;
  /** Decides about the calls that a run ends interrupted with, after which it goes on from its state. */
  decide?(item: ApprovalItem): boolean;
}

/** How often a run was made to crash. */
export interface CrashReport {
  /** Events of the uninterrupted run: it crashed at each. */
  readonly events: number;
  /** States that it saved: it crashed at each of these as well. */
  readonly checkpoints: number;
}
